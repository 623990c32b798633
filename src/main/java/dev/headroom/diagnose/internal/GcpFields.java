package dev.headroom.diagnose.internal;

import static dev.headroom.diagnose.Cause.CLIENT_ABORT;
import static dev.headroom.diagnose.Cause.CONNECTION_REFUSED;
import static dev.headroom.diagnose.Cause.CONNECTION_TERMINATED;
import static dev.headroom.diagnose.Cause.DESTINATION_UNAVAILABLE;
import static dev.headroom.diagnose.Cause.HTTP_REQUEST_DENIED;
import static dev.headroom.diagnose.Cause.HTTP_REQUEST_ERROR;
import static dev.headroom.diagnose.Cause.HTTP_RESPONSE_INCOMPLETE;
import static dev.headroom.diagnose.Cause.HTTP_RESPONSE_TIMEOUT;
import static dev.headroom.diagnose.Cause.ORIGIN_5XX;
import static dev.headroom.diagnose.Cause.UNEXPLAINED;

import java.util.Map;
import java.util.Optional;

/**
 * Google Cloud's load balancers, as Cloud Logging exports them: {@code httpRequest.status}, {@code
 * timestamp}, {@code httpRequest.latency} and {@code jsonPayload.statusDetails}.
 *
 * <p>Source: Google Cloud, External Application Load Balancer logging, statusDetails messages.
 */
final class GcpFields {

  private static final String SOURCE = "Google Cloud, load balancer logging, statusDetails";

  private static final Map<String, Rule> BY_DETAILS =
      Map.of(
          "failed_to_connect_to_backend",
          Rule.ambiguous(
              CONNECTION_REFUSED,
              "failed_to_connect_to_backend: refused, filtered or full",
              SOURCE),
          "failed_to_pick_backend",
          Rule.certain(DESTINATION_UNAVAILABLE, "failed_to_pick_backend", SOURCE),
          "backend_connection_closed_before_data_sent_to_client",
          Rule.certain(
              CONNECTION_TERMINATED,
              "backend_connection_closed_before_data_sent_to_client",
              SOURCE),
          "backend_connection_closed_after_partial_response_sent",
          Rule.certain(
              HTTP_RESPONSE_INCOMPLETE,
              "backend_connection_closed_after_partial_response_sent",
              SOURCE),
          "backend_timeout",
          Rule.certain(HTTP_RESPONSE_TIMEOUT, "backend_timeout", SOURCE),
          "client_disconnected_before_any_response",
          Rule.certain(CLIENT_ABORT, "client_disconnected_before_any_response", SOURCE),
          "client_disconnected_after_partial_response",
          Rule.certain(CLIENT_ABORT, "client_disconnected_after_partial_response", SOURCE),
          "denied_by_security_policy",
          Rule.certain(HTTP_REQUEST_DENIED, "denied_by_security_policy", SOURCE));

  private static final Rule ORIGIN = Rule.certain(ORIGIN_5XX, "response_sent_by_backend", SOURCE);

  private static final Rule DENIED =
      Rule.probable(HTTP_REQUEST_DENIED, "answered 403 or 429", SOURCE);

  private static final Rule OTHER_4XX =
      Rule.probable(HTTP_REQUEST_ERROR, "answered with another 4xx", SOURCE);

  private static final Rule UNKNOWN =
      Rule.ambiguous(UNEXPLAINED, "statusDetails that are not known here", SOURCE);

  private GcpFields() {}

  static Optional<CloudLines.Request> read(JsonLine json) {
    Optional<Integer> status = Told.status(json.find("httpRequest", "status"));
    Optional<Long> began = json.find("timestamp").flatMap(Told::isoMillis);
    if (status.isEmpty() || began.isEmpty()) {
      return Optional.empty();
    }
    String details = json.find("jsonPayload", "statusDetails").orElse("");
    return Optional.of(
        new CloudLines.Request(
            began.get() + Told.durationMillis(json.find("httpRequest", "latency")),
            status.get(),
            json.find("insertId"),
            why(status.get(), details)));
  }

  private static Optional<Rule> why(int status, String details) {
    Rule known = BY_DETAILS.get(details);
    if (known != null) {
      return Optional.of(known);
    }
    if (status >= 100 && status < 400) {
      return Optional.empty();
    }
    if (status >= 500 || status < 100) {
      return Optional.of(details.equals("response_sent_by_backend") ? ORIGIN : UNKNOWN);
    }
    return Optional.of(status == 403 || status == 429 ? DENIED : OTHER_4XX);
  }
}
