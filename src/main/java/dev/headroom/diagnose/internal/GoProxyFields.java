package dev.headroom.diagnose.internal;

import static dev.headroom.diagnose.Cause.CLIENT_ABORT;
import static dev.headroom.diagnose.Cause.CONNECTION_REFUSED;
import static dev.headroom.diagnose.Cause.CONNECTION_TERMINATED;
import static dev.headroom.diagnose.Cause.CONNECTION_TIMEOUT;
import static dev.headroom.diagnose.Cause.DESTINATION_IP_UNROUTABLE;
import static dev.headroom.diagnose.Cause.DESTINATION_UNAVAILABLE;
import static dev.headroom.diagnose.Cause.DNS_ERROR;
import static dev.headroom.diagnose.Cause.HTTP_REQUEST_DENIED;
import static dev.headroom.diagnose.Cause.HTTP_REQUEST_ERROR;
import static dev.headroom.diagnose.Cause.HTTP_RESPONSE_TIMEOUT;
import static dev.headroom.diagnose.Cause.ORIGIN_5XX;
import static dev.headroom.diagnose.Cause.PROXY_INTERNAL_ERROR;
import static dev.headroom.diagnose.Cause.UNEXPLAINED;

import java.util.Optional;

/**
 * Traefik's and Caddy's logs as JSON. Both are written in Go, whose words for a failed connection
 * Caddy logs; Traefik logs a status only.
 *
 * <p>Traefik: {@code DownstreamStatus}, {@code OriginStatus} (0 where it answered itself), {@code
 * StartUTC}, {@code Duration} in ns. Caddy: {@code ts} in seconds, {@code status}, and {@code msg}
 * of an error.
 */
final class GoProxyFields {

  private static final String TRAEFIK = "Traefik source, pkg/proxy/httputil, ComputeStatusCode";
  private static final String CADDY = "Caddy source, reverseproxy.statusError";

  private GoProxyFields() {}

  static Optional<CloudLines.Request> traefik(JsonLine json) {
    Optional<Integer> status = Told.status(json.find("DownstreamStatus"));
    Optional<Long> began = json.first("StartUTC", "time").flatMap(Told::isoMillis);
    if (status.isEmpty() || began.isEmpty()) {
      return Optional.empty();
    }
    long millis = Told.number(json.find("Duration")) / 1_000_000;
    String origin = json.find("OriginStatus").orElse("0");
    return Optional.of(
        new CloudLines.Request(
            began.get() + millis,
            status.get(),
            json.find("request_X-Request-Id"),
            traefik(status.get(), !origin.equals("0"))));
  }

  private static Optional<Rule> traefik(int status, boolean asked) {
    return status < 500 || asked
        ? passedOn(status, asked, TRAEFIK)
        : Optional.of(
            switch (status) {
              case 502 ->
                  Rule.ambiguous(
                      CONNECTION_REFUSED, "502 of Traefik's own: refused or reset", TRAEFIK);
              case 503 -> Rule.certain(DESTINATION_UNAVAILABLE, "no available server", TRAEFIK);
              case 504 ->
                  Rule.ambiguous(
                      HTTP_RESPONSE_TIMEOUT, "504: no connection or no answer in time", TRAEFIK);
              default -> Rule.ambiguous(PROXY_INTERNAL_ERROR, "5xx of Traefik's own", TRAEFIK);
            });
  }

  static Optional<CloudLines.Request> caddy(JsonLine json) {
    Optional<Integer> status = Told.status(json.find("status"));
    Optional<Long> ended = json.find("ts").flatMap(Told::anyMillis);
    if (status.isEmpty() || ended.isEmpty()) {
      return Optional.empty();
    }
    String said = json.find("msg").orElse("");
    return Optional.of(
        new CloudLines.Request(
            ended.get(), status.get(), Optional.empty(), caddy(status.get(), said)));
  }

  private static Optional<Rule> caddy(int status, String said) {
    if (said.equals("handled request") || status < 500) {
      return status == 502 || status == 503 || status == 504
          ? Optional.of(
              Rule.ambiguous(UNEXPLAINED, "a status alone; Caddy's error log says why", CADDY))
          : passedOn(status, true, CADDY);
    }
    if (said.contains("no such host") || said.contains("server misbehaving")) {
      return Optional.of(Rule.certain(DNS_ERROR, "no such host", CADDY));
    }
    if (said.contains("connection refused")) {
      return Optional.of(Rule.certain(CONNECTION_REFUSED, "connection refused", CADDY));
    }
    if (said.contains("no route to host") || said.contains("network is unreachable")) {
      return Optional.of(Rule.certain(DESTINATION_IP_UNROUTABLE, "no route", CADDY));
    }
    if (said.startsWith("dial ") && said.contains("timeout")) {
      return Optional.of(Rule.certain(CONNECTION_TIMEOUT, "dial timeout", CADDY));
    }
    if (said.contains("EOF") || said.contains("connection reset")) {
      return Optional.of(Rule.certain(CONNECTION_TERMINATED, "EOF or reset", CADDY));
    }
    if (said.contains("no upstreams available")) {
      return Optional.of(Rule.certain(DESTINATION_UNAVAILABLE, "no upstreams", CADDY));
    }
    return Optional.of(
        said.contains("timeout")
            ? Rule.certain(HTTP_RESPONSE_TIMEOUT, "timeout awaiting the answer", CADDY)
            : Rule.ambiguous(UNEXPLAINED, "an error that is not known here", CADDY));
  }

  private static Optional<Rule> passedOn(int status, boolean asked, String source) {
    if (status >= 100 && status < 400) {
      return Optional.empty();
    }
    if (status >= 500) {
      return Optional.of(Rule.certain(ORIGIN_5XX, "the origin itself answered it", source));
    }
    return Optional.of(
        switch (status) {
          case 499 -> Rule.certain(CLIENT_ABORT, "499: the visitor left", source);
          case 403, 429 ->
              Rule.probable(HTTP_REQUEST_DENIED, asked ? "answered so" : "turned away", source);
          default -> Rule.probable(HTTP_REQUEST_ERROR, "answered with another 4xx", source);
        });
  }
}
