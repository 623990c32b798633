package dev.headroom.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** What gateways should be set to log, so that causes can be told apart. */
enum LogSettings {
  NGINX,
  HAPROXY,
  ENVOY;

  /** The settings, to be put into the gateway's configuration. */
  String text() {
    String file = "log-settings-" + name().toLowerCase(Locale.ROOT) + ".txt";
    try (InputStream stream = LogSettings.class.getResourceAsStream(file)) {
      if (stream == null) {
        throw new IllegalStateException("not on the class path: " + file);
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read from the class path: " + file, e);
    }
  }
}
