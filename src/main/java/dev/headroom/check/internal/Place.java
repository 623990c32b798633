package dev.headroom.check.internal;

import java.net.URI;
import java.util.Locale;

/**
 * Where a request goes.
 *
 * @param url scheme and authority
 */
public record Place(URI url) {

  private static final int HTTP_PORT = 80;
  private static final int HTTPS_PORT = 443;

  boolean tls() {
    return "https".equalsIgnoreCase(url.getScheme());
  }

  /** The host without the brackets of an IPv6 address. */
  String host() {
    String host = url.getHost();
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }

  int port() {
    int usual = tls() ? HTTPS_PORT : HTTP_PORT;
    return url.getPort() < 0 ? usual : url.getPort();
  }

  /** Whether the host is an address or means this machine, so that no name server is asked. */
  boolean needsNoName() {
    String host = host();
    // RFC 6761, section 6.3: names of localhost are not looked up.
    return host.contains(":")
        || host.matches("[0-9.]+")
        || host.equalsIgnoreCase("localhost")
        || host.toLowerCase(Locale.ROOT).endsWith(".localhost");
  }
}
