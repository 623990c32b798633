package dev.headroom.diagnose.internal;

import static dev.headroom.diagnose.Cause.CLIENT_ABORT;
import static dev.headroom.diagnose.Cause.CONNECTION_LIMIT_REACHED;
import static dev.headroom.diagnose.Cause.CONNECTION_READ_TIMEOUT;
import static dev.headroom.diagnose.Cause.CONNECTION_REFUSED;
import static dev.headroom.diagnose.Cause.CONNECTION_TERMINATED;
import static dev.headroom.diagnose.Cause.CONNECTION_TIMEOUT;
import static dev.headroom.diagnose.Cause.DESTINATION_IP_UNROUTABLE;
import static dev.headroom.diagnose.Cause.DESTINATION_UNAVAILABLE;
import static dev.headroom.diagnose.Cause.DNS_ERROR;
import static dev.headroom.diagnose.Cause.HTTP_PROTOCOL_ERROR;
import static dev.headroom.diagnose.Cause.HTTP_REQUEST_DENIED;
import static dev.headroom.diagnose.Cause.HTTP_REQUEST_ERROR;
import static dev.headroom.diagnose.Cause.HTTP_RESPONSE_INCOMPLETE;
import static dev.headroom.diagnose.Cause.HTTP_RESPONSE_TIMEOUT;
import static dev.headroom.diagnose.Cause.ORIGIN_5XX;
import static dev.headroom.diagnose.Cause.PROXY_INTERNAL_ERROR;
import static dev.headroom.diagnose.Cause.TLS_PROTOCOL_ERROR;
import static dev.headroom.diagnose.Cause.UNEXPLAINED;

import dev.headroom.diagnose.Cause;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What HAProxy's termination states mean.
 *
 * <p>Source: HAProxy 2.6 configuration manual, 8.5 "Session state at disconnection": the first
 * letter says who ended it and how, the second in which phase.
 */
final class HaproxyRules {

  private static final String SOURCE = "HAProxy configuration manual 8.5, termination states";

  private static final Map<String, Rule> BY_STATE =
      Map.ofEntries(
          entry("sC", CONNECTION_TIMEOUT, "timeout connect struck before the server accepted"),
          entry("SH", CONNECTION_TERMINATED, "the server closed or reset before its headers"),
          entry("sH", HTTP_RESPONSE_TIMEOUT, "timeout server struck before the server's headers"),
          entry("SD", HTTP_RESPONSE_INCOMPLETE, "the server closed or reset in its answer"),
          entry("SL", HTTP_RESPONSE_INCOMPLETE, "the server closed or reset in its last data"),
          entry("sD", CONNECTION_READ_TIMEOUT, "timeout server struck in the server's answer"),
          entry("sQ", CONNECTION_LIMIT_REACHED, "timeout queue struck: every slot was taken"),
          entry("SQ", CONNECTION_LIMIT_REACHED, "the server's queue was full (maxqueue)"),
          entry("PH", HTTP_PROTOCOL_ERROR, "the server's answer was not valid or too big"),
          entry("PD", HTTP_PROTOCOL_ERROR, "a chunk of the request or the answer was not valid"),
          entry("PC", PROXY_INTERNAL_ERROR, "the process had no socket left (global maxconn)"),
          entry("PT", HTTP_REQUEST_DENIED, "a rule of its own held the visitor back (tarpit)"));

  private static final Rule NO_SERVER =
      Rule.certain(DESTINATION_UNAVAILABLE, "no server of the backend was up (<NOSRV>)", SOURCE);

  private static final Rule NO_ADDRESS =
      Rule.probable(
          DNS_ERROR,
          "no server was up (<NOSRV>), and the last that was said of one is that its name did not"
              + " resolve",
          "HAProxy configuration manual 5.3, server IP address resolution using DNS");

  private static final Rule REFUSED =
      Rule.probable(CONNECTION_REFUSED, "the server did not let it connect (SC)", SOURCE);

  private static final Rule REFUSED_BY_CHECK =
      Rule.certain(
          CONNECTION_REFUSED,
          "the server did not let it connect (SC), and its check says refused",
          SOURCE);

  private static final Rule UNROUTABLE_BY_CHECK =
      Rule.certain(
          DESTINATION_IP_UNROUTABLE,
          "the server could not be reached (SC), and its check says there is no way to it",
          SOURCE);

  private static final Rule TLS_BY_CHECK =
      Rule.probable(
          TLS_PROTOCOL_ERROR, "the connection failed (SC), and the check says at layer 6", SOURCE);

  private static final Rule OWN_LIMIT =
      Rule.certain(
          PROXY_INTERNAL_ERROR, "HAProxy was at a limit of its own: files, ports, memory", SOURCE);

  private static final Rule DENIED =
      Rule.certain(HTTP_REQUEST_DENIED, "HAProxy turned it away by a rule of its own", SOURCE);

  private static final Rule BAD_REQUEST =
      Rule.certain(HTTP_REQUEST_ERROR, "HAProxy did not accept the request", SOURCE);

  private static final Rule LEFT =
      Rule.certain(CLIENT_ABORT, "the visitor left or was silent for too long", SOURCE);

  private static final Rule KILLED =
      Rule.probable(
          DESTINATION_UNAVAILABLE, "HAProxy ended it because the server went down", SOURCE);

  private static final Rule ORIGIN =
      Rule.certain(ORIGIN_5XX, "the server itself answered it (no termination state)", SOURCE);

  private static final Rule ORIGIN_DENIED =
      Rule.probable(
          HTTP_REQUEST_DENIED, "the server, or what is before it, turned it away", SOURCE);

  private static final Rule ORIGIN_4XX =
      Rule.certain(HTTP_REQUEST_ERROR, "the server itself answered 4xx", SOURCE);

  private static final Rule UNKNOWN =
      Rule.ambiguous(UNEXPLAINED, "a termination state that is not known here", SOURCE);

  private HaproxyRules() {}

  private static Map.Entry<String, Rule> entry(String state, Cause cause, String seen) {
    return Map.entry(state, Rule.certain(cause, seen + " (" + state + ")", SOURCE));
  }

  /**
   * The rule for a failed request.
   *
   * @param state the two letters
   * @param server whether one was chosen
   * @param health what was last said of that server's checks, or of any where none was chosen
   */
  static Rule of(String state, int status, boolean server, Optional<String> health) {
    Rule known = BY_STATE.get(state);
    if (known != null) {
      return known;
    }
    return switch (state.charAt(0)) {
      case 'S' -> server ? unconnected(health) : nowhere(health);
      case 'P', 'L' -> status == 400 || status == 408 ? BAD_REQUEST : own(status);
      case 'R', 'I' -> OWN_LIMIT;
      case 'C', 'c' -> LEFT;
      case 'D', 'K', 'U' -> KILLED;
      case '-' -> origin(status);
      default -> UNKNOWN;
    };
  }

  /** A 5xx that a rule gives is a wrong configuration no more than a limiter set to 503. */
  private static Rule own(int status) {
    return status == 500 ? OWN_LIMIT : DENIED;
  }

  private static Rule origin(int status) {
    return status >= 500 ? ORIGIN : status == 403 || status == 429 ? ORIGIN_DENIED : ORIGIN_4XX;
  }

  private static Rule nowhere(Optional<String> health) {
    return health.filter(said -> said.contains("DNS") || said.contains("No IP")).isPresent()
        ? NO_ADDRESS
        : NO_SERVER;
  }

  private static Rule unconnected(Optional<String> health) {
    String said = health.orElse("").toLowerCase(Locale.ROOT);
    if (said.contains("no route") || said.contains("unreachable")) {
      return UNROUTABLE_BY_CHECK;
    }
    return said.contains("refused")
        ? REFUSED_BY_CHECK
        : said.contains("layer6") ? TLS_BY_CHECK : REFUSED;
  }
}
