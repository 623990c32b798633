package dev.headroom.lab;

import dev.headroom.lab.internal.Executables;
import dev.headroom.quantity.HeadroomException;
import dev.headroom.quantity.HeadroomException.Kind;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The gateways that the lab can put in front of its origin. */
public enum GatewayKind {
  /** The HAProxy that is installed. */
  HAPROXY,
  /** The nginx that is installed. */
  NGINX,
  /** A reverse proxy inside the lab; needs nothing installed. */
  EMBEDDED;

  /** The name on the command line: {@code haproxy}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Reads an {@link #id}.
   *
   * @throws IllegalArgumentException when there is no such gateway
   */
  public static GatewayKind parse(String id) {
    return Arrays.stream(values())
        .filter(kind -> kind.id().equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "'" + id + "' is no gateway of the lab; it has " + ids()));
  }

  private static String ids() {
    return Arrays.stream(values()).map(GatewayKind::id).collect(Collectors.joining(", "));
  }

  /** The first of HAProxy, nginx and the embedded one that can be started on this machine. */
  public static GatewayKind best() {
    return Arrays.stream(values()).filter(GatewayKind::isInstalled).findFirst().orElse(EMBEDDED);
  }

  /** Whether it can be started: its program is in PATH, /usr/sbin or /usr/local/sbin. */
  public boolean isInstalled() {
    return this == EMBEDDED || find().isPresent();
  }

  private Optional<Path> find() {
    return Executables.find(id());
  }

  /**
   * Makes sure that it can be started.
   *
   * @throws HeadroomException when its program is not installed
   */
  public GatewayKind requireInstalled() {
    if (!isInstalled()) {
      throw new HeadroomException(
          Kind.RUN_FAILED,
          String.format(
              "cannot start the gateway %s: no program of that name in PATH, /usr/sbin or"
                  + " /usr/local/sbin; install it (Debian: apt install %s) or choose --gateway %s",
              id(), id(), best().id()));
    }
    return this;
  }
}
