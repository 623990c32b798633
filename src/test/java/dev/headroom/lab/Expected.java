package dev.headroom.lab;

import dev.headroom.diagnose.Cause;
import java.util.List;

/** The causes that are right for each fault: the truth that the lab makes. */
final class Expected {

  private Expected() {}

  static List<Cause> causes(Fault fault, GatewayKind gateway) {
    return switch (fault) {
      case NAME_MISSING -> List.of(Cause.DNS_ERROR);
      // That the address is an old one, only the name's records tell, and no gateway's log.
      case STALE_ADDRESS -> List.of(Cause.CONNECTION_REFUSED, Cause.STALE_ADDRESS);
      case REFUSED, ONE_OF_THREE_DOWN -> List.of(Cause.CONNECTION_REFUSED);
      case UNREACHABLE -> List.of(Cause.DESTINATION_IP_UNROUTABLE);
      case BACKLOG_FULL -> List.of(Cause.CONNECTION_TIMEOUT);
      case RESET_BEFORE, CLOSED_REUSED -> List.of(Cause.CONNECTION_TERMINATED);
      case RESET_MIDWAY -> List.of(Cause.HTTP_RESPONSE_INCOMPLETE);
      // HAProxy says "PH" of any answer that it can't take.
      case HEADER_TOO_BIG ->
          gateway == GatewayKind.HAPROXY
              ? List.of(Cause.HTTP_PROTOCOL_ERROR)
              : List.of(Cause.HTTP_RESPONSE_HEADER_SECTION_SIZE);
      case HEADER_INVALID, STATUS_INVALID -> List.of(Cause.HTTP_PROTOCOL_ERROR);
      case TIMEOUT -> List.of(Cause.HTTP_RESPONSE_TIMEOUT);
      case MAXCONN_FULL -> List.of(Cause.CONNECTION_LIMIT_REACHED);
      // Refused until the gateway has noticed that they are dead.
      case ALL_DOWN -> List.of(Cause.DESTINATION_UNAVAILABLE, Cause.CONNECTION_REFUSED);
      case LIMITER, BAN -> List.of(Cause.HTTP_REQUEST_DENIED);
      case GATEWAY_OUT_OF_PORTS -> List.of(Cause.PROXY_INTERNAL_ERROR);
    };
  }

  /**
   * Whether the log of the gateway can't tell the fault from a more frequent one: HAProxy up to 3.0
   * logs {@code SC} of every connection that failed at once, and says no reason.
   */
  static boolean untold(Fault fault, GatewayKind gateway) {
    return gateway == GatewayKind.HAPROXY
        && (fault == Fault.UNREACHABLE || fault == Fault.GATEWAY_OUT_OF_PORTS);
  }
}
