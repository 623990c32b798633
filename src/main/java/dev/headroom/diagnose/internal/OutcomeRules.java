package dev.headroom.diagnose.internal;

import dev.headroom.collect.Outcome;
import dev.headroom.diagnose.Cause;
import dev.headroom.diagnose.Confidence;
import dev.headroom.diagnose.Evidence;

/** What a failure means of which only the visitor's side is known. */
final class OutcomeRules {

  private static final String SOURCE = "the injector's own record, intervals.csv";

  private static final String HIDDEN =
      "HAProxy source, src/http_ana.c, abort_keep_alive: no answer and no line";

  private OutcomeRules() {}

  /**
   * The rule for it.
   *
   * @param logged whether there is a gateway's log that says nothing of it
   */
  static Rule of(Outcome outcome, boolean logged) {
    return switch (outcome) {
      case REFUSED ->
          Rule.certain(Cause.GATEWAY_UNREACHABLE, "the gateway's port refused the visitor", SOURCE);
      case CONNECT_FAILED ->
          // The injector's own lack of ports or files ends in it too.
          Rule.ambiguous(
              Cause.GATEWAY_UNREACHABLE, "the visitor could not connect to the gateway", SOURCE);
      case DNS_FAILED ->
          Rule.certain(Cause.DNS_ERROR, "the gateway's own name did not resolve", SOURCE);
      case TLS_FAILED ->
          Rule.certain(Cause.TLS_PROTOCOL_ERROR, "TLS with the gateway itself failed", SOURCE);
      case TIMEOUT ->
          Rule.probable(
              Cause.HTTP_RESPONSE_TIMEOUT, "no answer within the visitor's patience", SOURCE);
      case RESET ->
          logged
              ? Rule.probable(
                  Cause.CONNECTION_TERMINATED,
                  "closed without an answer, and the gateway logged nothing of it",
                  HIDDEN)
              : Rule.ambiguous(
                  Cause.CONNECTION_TERMINATED, "the connection closed without an answer", SOURCE);
      case LIMITED -> Rule.probable(Cause.HTTP_REQUEST_DENIED, "answered 429 or 403", SOURCE);
      case CLIENT_ERROR ->
          Rule.probable(Cause.HTTP_REQUEST_ERROR, "answered with another 4xx", SOURCE);
      case SERVER_ERROR ->
          Rule.ambiguous(Cause.ORIGIN_5XX, "answered 5xx by the gateway or the origin", SOURCE);
      case INVALID_RESPONSE ->
          Rule.ambiguous(
              Cause.HTTP_PROTOCOL_ERROR,
              "not valid HTTP, or a check of the scenario failed",
              SOURCE);
      case BAD_GATEWAY, UNAVAILABLE, GATEWAY_TIMEOUT, OK ->
          Rule.ambiguous(
              Cause.UNEXPLAINED, outcome.id() + ", and no gateway's log says why", SOURCE);
    };
  }

  static Kind kind(Rule rule) {
    return new Kind(rule.cause(), rule.confidence());
  }

  static Evidence evidence(Rule rule) {
    return rule.of("").evidence();
  }

  /** What a visitor sees of a request that a gateway logged as failed. */
  static Outcome seen(int status, Kind kind) {
    if (kind.cause() == Cause.CLIENT_ABORT) {
      return Outcome.TIMEOUT;
    }
    if (status < 100) {
      return kind.confidence() == Confidence.CERTAIN && status > 0
          ? Outcome.INVALID_RESPONSE
          : Outcome.RESET;
    }
    // Good by its status, but failed: it broke off.
    return status < 400 ? Outcome.RESET : Outcome.ofStatus(status);
  }
}
