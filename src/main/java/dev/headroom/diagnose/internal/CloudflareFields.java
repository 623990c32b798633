package dev.headroom.diagnose.internal;

import static dev.headroom.diagnose.Cause.CLIENT_ABORT;
import static dev.headroom.diagnose.Cause.CONNECTION_REFUSED;
import static dev.headroom.diagnose.Cause.CONNECTION_TIMEOUT;
import static dev.headroom.diagnose.Cause.DESTINATION_IP_UNROUTABLE;
import static dev.headroom.diagnose.Cause.DNS_ERROR;
import static dev.headroom.diagnose.Cause.HTTP_PROTOCOL_ERROR;
import static dev.headroom.diagnose.Cause.HTTP_REQUEST_DENIED;
import static dev.headroom.diagnose.Cause.HTTP_REQUEST_ERROR;
import static dev.headroom.diagnose.Cause.HTTP_RESPONSE_TIMEOUT;
import static dev.headroom.diagnose.Cause.ORIGIN_5XX;
import static dev.headroom.diagnose.Cause.PROXY_INTERNAL_ERROR;
import static dev.headroom.diagnose.Cause.TLS_CERTIFICATE_ERROR;
import static dev.headroom.diagnose.Cause.TLS_PROTOCOL_ERROR;

import dev.headroom.diagnose.Cause;
import dev.headroom.diagnose.Confidence;
import java.util.Optional;

/**
 * Cloudflare's HTTP requests as Logpush writes them: {@code EdgeResponseStatus}, {@code
 * OriginResponseStatus}, {@code EdgeEndTimestamp} or {@code EdgeStartTimestamp}, {@code RayID}.
 *
 * <p>Source: Cloudflare documentation, 5xx errors.
 */
final class CloudflareFields {

  private static final String SOURCE = "Cloudflare documentation, 5xx errors";

  private CloudflareFields() {}

  static Optional<CloudLines.Request> read(JsonLine json) {
    Optional<Integer> status = Told.status(json.find("EdgeResponseStatus"));
    Optional<Long> ended =
        json.first("EdgeEndTimestamp", "EdgeStartTimestamp").flatMap(Told::anyMillis);
    if (status.isEmpty() || ended.isEmpty()) {
      return Optional.empty();
    }
    String origin = json.find("OriginResponseStatus").orElse("0");
    return Optional.of(
        new CloudLines.Request(
            ended.get(), status.get(), json.find("RayID"), why(status.get(), origin)));
  }

  private static Optional<Rule> why(int status, String origin) {
    if (status >= 100 && status < 400) {
      return Optional.empty();
    }
    if (status >= 500 && origin.equals(Integer.toString(status))) {
      return Optional.of(Rule.certain(ORIGIN_5XX, "the origin itself answered it", SOURCE));
    }
    return Optional.of(
        switch (status) {
          case 499 -> certain(CLIENT_ABORT, status);
          case 520 ->
              rule(HTTP_PROTOCOL_ERROR, Confidence.PROBABLE, status + ": empty or not valid");
          case 521 -> certain(CONNECTION_REFUSED, status);
          case 522 -> certain(CONNECTION_TIMEOUT, status);
          case 523 -> certain(DESTINATION_IP_UNROUTABLE, status);
          case 524 -> certain(HTTP_RESPONSE_TIMEOUT, status);
          case 525 -> certain(TLS_PROTOCOL_ERROR, status);
          case 526 -> certain(TLS_CERTIFICATE_ERROR, status);
          case 530 -> rule(DNS_ERROR, Confidence.PROBABLE, status + ", most often 1016");
          case 403, 429 -> rule(HTTP_REQUEST_DENIED, Confidence.PROBABLE, "answered " + status);
          default ->
              status < 500
                  ? rule(HTTP_REQUEST_ERROR, Confidence.PROBABLE, "answered " + status)
                  : rule(PROXY_INTERNAL_ERROR, Confidence.AMBIGUOUS, status + " of its own");
        });
  }

  private static Rule certain(Cause cause, int status) {
    return Rule.certain(cause, "Cloudflare's own status " + status, SOURCE);
  }

  private static Rule rule(Cause cause, Confidence confidence, String seen) {
    return new Rule(cause, confidence, "Cloudflare: " + seen, SOURCE);
  }
}
