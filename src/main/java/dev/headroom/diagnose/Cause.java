package dev.headroom.diagnose;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Why a request failed.
 *
 * <p>The ids are the error types of RFC 9209 (Proxy-Status), section 2.3, wherever it has one. The
 * last six are ours, for what no gateway says of itself.
 */
public enum Cause {
  /** The origin's name did not resolve. */
  DNS_ERROR(Nature.FAULT),
  /** No name server answered in time. */
  DNS_TIMEOUT(Nature.FAULT),
  /** Nothing listened at the origin's port. */
  CONNECTION_REFUSED(Nature.FAULT),
  /** No way leads to the origin's address. */
  DESTINATION_IP_UNROUTABLE(Nature.FAULT),
  /** The origin did not accept a connection in time. */
  CONNECTION_TIMEOUT(Nature.FAULT),
  /** The origin closed or reset the connection before its answer. */
  CONNECTION_TERMINATED(Nature.FAULT),
  /** The origin closed or reset the connection in the middle of its answer. */
  HTTP_RESPONSE_INCOMPLETE(Nature.FAULT),
  /** The origin took the request and did not begin its answer in time. */
  HTTP_RESPONSE_TIMEOUT(Nature.FAULT),
  /** The origin stopped in the middle of its answer, or did not take the request. */
  CONNECTION_READ_TIMEOUT(Nature.FAULT),
  /** A limit of connections or of a queue was full. */
  CONNECTION_LIMIT_REACHED(Nature.CAPACITY),
  /** The origin's answer was not valid HTTP. */
  HTTP_PROTOCOL_ERROR(Nature.FAULT),
  /** The header of the origin's answer was too big for the gateway. */
  HTTP_RESPONSE_HEADER_SECTION_SIZE(Nature.FAULT),
  /** TLS with the origin failed. */
  TLS_PROTOCOL_ERROR(Nature.FAULT),
  /** The origin's certificate was not accepted. */
  TLS_CERTIFICATE_ERROR(Nature.FAULT),
  /** The gateway held every instance for dead. */
  DESTINATION_UNAVAILABLE(Nature.FAULT),
  /** The gateway has no such route or service. */
  PROXY_CONFIGURATION_ERROR(Nature.FAULT),
  /** The gateway ran out of connections, files or ports of its own. */
  PROXY_INTERNAL_ERROR(Nature.GATEWAY),
  /** A limiter, filter or firewall turned the request away. */
  HTTP_REQUEST_DENIED(Nature.LIMITER),
  /** The request was answered with another 4xx. */
  HTTP_REQUEST_ERROR(Nature.REQUEST),
  /** The origin itself answered 5xx. */
  ORIGIN_5XX(Nature.FAULT),
  /** The visitor left before the answer. */
  CLIENT_ABORT(Nature.REQUEST),
  /** The visitor could not connect to the gateway. */
  GATEWAY_UNREACHABLE(Nature.GATEWAY),
  /** It fails as the load rises and does not below: the origin takes no more. */
  OVERLOAD(Nature.CAPACITY),
  /** An address that the name no longer has was asked. */
  STALE_ADDRESS(Nature.FAULT),
  /** Nothing says why. */
  UNEXPLAINED(Nature.UNKNOWN);

  /** What kind of thing a cause is, which says what becomes of it in the fit. */
  public enum Nature {
    /** Too much load for what is there: it is what a fit is about. */
    CAPACITY,
    /** Something is broken or set wrongly: more instances don't mend it. */
    FAULT,
    /** The gateway's own limit. */
    GATEWAY,
    /** A rule that turns requests away. */
    LIMITER,
    /** The request or its sender. */
    REQUEST,
    /** Not known. */
    UNKNOWN
  }

  private final Nature nature;

  Cause(Nature nature) {
    this.nature = nature;
  }

  /** What kind of thing it is. */
  public Nature nature() {
    return nature;
  }

  /** The stable id used in files: {@code connection_refused}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The cause with this id. */
  public static Optional<Cause> find(String id) {
    return Arrays.stream(values()).filter(c -> c.id().equals(id)).findFirst();
  }

  /**
   * Whether overload may look the same: a full backlog drops connections as a filter does, a full
   * queue closes them as a crash does, and a slow origin may only be a busy one.
   */
  public boolean resemblesOverload() {
    return switch (this) {
      case CONNECTION_REFUSED,
          CONNECTION_TIMEOUT,
          CONNECTION_TERMINATED,
          HTTP_RESPONSE_INCOMPLETE,
          HTTP_RESPONSE_TIMEOUT,
          CONNECTION_READ_TIMEOUT,
          DESTINATION_UNAVAILABLE,
          ORIGIN_5XX,
          CLIENT_ABORT,
          UNEXPLAINED ->
          true;
      default -> false;
    };
  }
}
