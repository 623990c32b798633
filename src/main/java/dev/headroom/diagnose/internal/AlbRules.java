package dev.headroom.diagnose.internal;

import static dev.headroom.diagnose.Cause.CLIENT_ABORT;
import static dev.headroom.diagnose.Cause.CONNECTION_REFUSED;
import static dev.headroom.diagnose.Cause.CONNECTION_TERMINATED;
import static dev.headroom.diagnose.Cause.CONNECTION_TIMEOUT;
import static dev.headroom.diagnose.Cause.DESTINATION_UNAVAILABLE;
import static dev.headroom.diagnose.Cause.HTTP_REQUEST_DENIED;
import static dev.headroom.diagnose.Cause.HTTP_REQUEST_ERROR;
import static dev.headroom.diagnose.Cause.HTTP_RESPONSE_TIMEOUT;
import static dev.headroom.diagnose.Cause.ORIGIN_5XX;
import static dev.headroom.diagnose.Cause.PROXY_INTERNAL_ERROR;

import java.util.Optional;

/**
 * What a line of an Application Load Balancer's log means. Its reason of an error speaks of
 * functions only, so that causes are told by which of the times came about.
 */
final class AlbRules {

  private static final String SOURCE = "AWS, Troubleshoot your Application Load Balancers";

  private static final Rule ORIGIN =
      Rule.certain(ORIGIN_5XX, "the target itself answered it", SOURCE);

  private static final Rule UNDISPATCHED =
      Rule.ambiguous(
          CONNECTION_REFUSED,
          "502 and no time of the target: refused, reset or unreachable before the request went out",
          SOURCE);

  private static final Rule CLOSED =
      Rule.probable(
          CONNECTION_TERMINATED,
          "502 after the request was taken: the target closed or reset the connection",
          SOURCE);

  private static final Rule CONNECT_TIMEOUT =
      Rule.probable(
          CONNECTION_TIMEOUT, "504 and no target reached: no connection within 10 s", SOURCE);

  private static final Rule ANSWER_TIMEOUT =
      Rule.probable(
          HTTP_RESPONSE_TIMEOUT, "504 with a target: no answer within the idle timeout", SOURCE);

  private static final Rule NO_TARGET =
      Rule.probable(DESTINATION_UNAVAILABLE, "503 and no target: none is registered", SOURCE);

  private static final Rule BLOCKED =
      Rule.certain(HTTP_REQUEST_DENIED, "403 by the web application firewall", SOURCE);

  private static final Rule DENIED =
      Rule.probable(HTTP_REQUEST_DENIED, "answered 403 or 429", SOURCE);

  private static final Rule LEFT = Rule.certain(CLIENT_ABORT, "460: the visitor left", SOURCE);

  private static final Rule BAD_REQUEST =
      Rule.probable(HTTP_REQUEST_ERROR, "answered with another 4xx", SOURCE);

  private static final Rule OWN =
      Rule.ambiguous(PROXY_INTERNAL_ERROR, "5xx of the load balancer's own", SOURCE);

  private AlbRules() {}

  /**
   * The rule for a request; empty where it went well.
   *
   * @param target whether one was chosen
   * @param targetTime {@code -1} where it did not come about
   */
  static Optional<Rule> find(
      int status, String targetStatus, boolean target, String targetTime, String actions) {
    if (status >= 100 && status < 400) {
      return Optional.empty();
    }
    if (status >= 500 && targetStatus.equals(Integer.toString(status))) {
      return Optional.of(ORIGIN);
    }
    boolean timed = !targetTime.startsWith("-1");
    return Optional.of(
        switch (status) {
          case 460 -> LEFT;
          case 403 -> actions.contains("waf") && targetStatus.equals("-") ? BLOCKED : DENIED;
          case 429 -> DENIED;
          case 502 -> target && timed ? CLOSED : UNDISPATCHED;
          case 503 -> NO_TARGET;
          case 504 -> target ? ANSWER_TIMEOUT : CONNECT_TIMEOUT;
          default -> status < 500 ? BAD_REQUEST : OWN;
        });
  }
}
