package dev.headroom.lab;

import static dev.headroom.lab.GatewayKind.EMBEDDED;
import static dev.headroom.lab.GatewayKind.HAPROXY;
import static dev.headroom.lab.GatewayKind.NGINX;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What can be made to go wrong in a lab, each by the real thing and not by pretending. */
public enum Fault {
  NAME_MISSING("a name server says that the origin's name doesn't exist", HAPROXY, NGINX),
  STALE_ADDRESS(
      "the gateway asks an address where the origin no longer is", HAPROXY, NGINX, EMBEDDED),
  REFUSED("the gateway asks a port where nothing listens", HAPROXY, NGINX, EMBEDDED),
  UNREACHABLE("the gateway asks an address that no route leads to", HAPROXY, NGINX, EMBEDDED),
  BACKLOG_FULL(
      "of two instances one accepts nobody and its backlog is full, as if packets were dropped",
      HAPROXY,
      NGINX,
      EMBEDDED),
  RESET_BEFORE("the origin resets the connection before its answer", HAPROXY, NGINX, EMBEDDED),
  RESET_MIDWAY(
      "the origin resets the connection in the middle of its answer", HAPROXY, NGINX, EMBEDDED),
  CLOSED_REUSED("the origin closes a kept connection under its second request", HAPROXY, NGINX),
  HEADER_TOO_BIG("the origin's answer has a header of 64 KiB", HAPROXY, NGINX, EMBEDDED),
  HEADER_INVALID("the origin's answer has a header line that is none", HAPROXY, NGINX, EMBEDDED),
  STATUS_INVALID(
      "the origin's answer begins with a status line that is none", HAPROXY, NGINX, EMBEDDED),
  TIMEOUT(
      "the origin takes the request and never answers, and the gateway waits half a second",
      HAPROXY,
      NGINX),
  MAXCONN_FULL(
      "the gateway lets one request at a time through, and the others wait briefly or not at all",
      HAPROXY,
      NGINX),
  ALL_DOWN("two instances, both dead, and the gateway knows it", HAPROXY, NGINX),
  ONE_OF_THREE_DOWN(
      "of three instances one is dead, and the gateway doesn't know it", HAPROXY, NGINX),
  LIMITER("the gateway answers 429 to more than 5 requests/s", HAPROXY, NGINX),
  BAN("the gateway answers 403 after 20 requests", HAPROXY, NGINX),
  GATEWAY_OUT_OF_PORTS(
      "the gateway has one port of its own for connections to the origin", HAPROXY, NGINX);

  private final String description;

  /** Never changed; its type can't say so. */
  @SuppressWarnings("ImmutableEnumChecker")
  private final Set<GatewayKind> gateways;

  Fault(String description, GatewayKind... gateways) {
    this.description = description;
    this.gateways = Set.of(gateways);
  }

  /** The name on the command line: {@code reset-before}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** What happens, for people. */
  public String description() {
    return description;
  }

  /** Whether a gateway of this kind can have it. */
  public boolean is(GatewayKind kind) {
    return gateways.contains(kind);
  }

  /**
   * Reads an {@link #id}.
   *
   * @throws IllegalArgumentException when there is no such fault
   */
  public static Fault parse(String id) {
    return Arrays.stream(values())
        .filter(fault -> fault.id().equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "'"
                        + id
                        + "' is no fault of the lab; it has "
                        + Arrays.stream(values())
                            .map(Fault::id)
                            .collect(Collectors.joining(", "))));
  }
}
