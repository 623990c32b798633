package dev.headroom.diagnose.internal;

import static dev.headroom.diagnose.Cause.CLIENT_ABORT;
import static dev.headroom.diagnose.Cause.CONNECTION_LIMIT_REACHED;
import static dev.headroom.diagnose.Cause.CONNECTION_REFUSED;
import static dev.headroom.diagnose.Cause.CONNECTION_TERMINATED;
import static dev.headroom.diagnose.Cause.CONNECTION_TIMEOUT;
import static dev.headroom.diagnose.Cause.DESTINATION_UNAVAILABLE;
import static dev.headroom.diagnose.Cause.DNS_ERROR;
import static dev.headroom.diagnose.Cause.HTTP_PROTOCOL_ERROR;
import static dev.headroom.diagnose.Cause.HTTP_REQUEST_DENIED;
import static dev.headroom.diagnose.Cause.HTTP_REQUEST_ERROR;
import static dev.headroom.diagnose.Cause.HTTP_RESPONSE_TIMEOUT;
import static dev.headroom.diagnose.Cause.ORIGIN_5XX;
import static dev.headroom.diagnose.Cause.PROXY_INTERNAL_ERROR;
import static dev.headroom.diagnose.Cause.UNEXPLAINED;

import java.util.Optional;

/**
 * What a failed request's line in nginx's access log means.
 *
 * <p>Source: nginx documentation, ngx_http_upstream_module, "Embedded Variables", and its source:
 * statuses that nginx makes itself stand in {@code $upstream_status} too, so that only a time of
 * the header proves an answer of the origin's.
 */
final class NginxRules {

  private static final String SOURCE = "nginx documentation, ngx_http_upstream_module, variables";

  static final Rule LEFT = Rule.certain(CLIENT_ABORT, "nginx logged 499: the visitor left", SOURCE);

  private static final Rule CLOSED =
      Rule.certain(
          HTTP_REQUEST_DENIED,
          "nginx closed without an answer by a rule (444)",
          "nginx documentation, ngx_http_rewrite_module, return");

  static final Rule DISABLED =
      Rule.certain(
          DESTINATION_UNAVAILABLE,
          "no live upstreams, after nginx had disabled servers that failed",
          "nginx source, src/http/ngx_http_upstream_round_robin.c");

  static final Rule FAILED_BEFORE =
      Rule.probable(
          DESTINATION_UNAVAILABLE,
          "no live upstreams, shortly after attempts at servers had failed",
          "nginx source, src/http/ngx_http_upstream_round_robin.c");

  static final Rule FULL =
      Rule.probable(
          CONNECTION_LIMIT_REACHED,
          "no live upstreams, and no server had failed before: every one was at its max_conns",
          "nginx source, src/http/ngx_http_upstream_round_robin.c");

  static final Rule NO_LIVE =
      Rule.ambiguous(
          DESTINATION_UNAVAILABLE,
          "no server of the group could be chosen: all failed, or all at max_conns",
          SOURCE);

  private static final Rule ORIGIN =
      Rule.certain(ORIGIN_5XX, "the origin itself answered it ($upstream_header_time)", SOURCE);

  private static final Rule ORIGIN_DENIED =
      Rule.probable(HTTP_REQUEST_DENIED, "the origin, or what is before it, denied it", SOURCE);

  private static final Rule ORIGIN_4XX =
      Rule.certain(HTTP_REQUEST_ERROR, "the origin itself answered 4xx", SOURCE);

  private static final Rule OWN_4XX =
      Rule.certain(HTTP_REQUEST_ERROR, "nginx answered 4xx and asked no origin", SOURCE);

  private static final Rule DENIED =
      Rule.certain(HTTP_REQUEST_DENIED, "nginx turned it away and asked no origin", SOURCE);

  private static final Rule LIMITED =
      Rule.probable(
          HTTP_REQUEST_DENIED,
          "503 and no origin asked, as limit_req and limit_conn answer",
          "nginx documentation, ngx_http_limit_req_module, limit_req_status");

  private static final Rule NO_NAME =
      Rule.probable(DNS_ERROR, "502 before any server was chosen, as without a name", SOURCE);

  private static final Rule OWN_LIMIT =
      Rule.probable(PROXY_INTERNAL_ERROR, "500 that no origin answered", SOURCE);

  private static final Rule UNCONNECTED =
      Rule.probable(
          CONNECTION_REFUSED, "502 and no time of connecting: refused or unreachable", SOURCE);

  private static final Rule CONNECT_TIMEOUT =
      Rule.certain(CONNECTION_TIMEOUT, "504 and no time of connecting", SOURCE);

  private static final Rule HEADER_TIMEOUT =
      Rule.certain(HTTP_RESPONSE_TIMEOUT, "504, connected, and no time of the header", SOURCE);

  private static final Rule TERMINATED =
      Rule.probable(CONNECTION_TERMINATED, "502, connected, and no header came", SOURCE);

  private static final Rule INVALID =
      Rule.probable(
          HTTP_PROTOCOL_ERROR, "502, connected, and what came was no valid header", SOURCE);

  private static final Rule BARE =
      Rule.ambiguous(
          UNEXPLAINED,
          "a status alone: log the $upstream_ variables, or add the error log",
          SOURCE);

  private static final Rule BARE_DENIED =
      Rule.probable(HTTP_REQUEST_DENIED, "the status of a limiter or filter", SOURCE);

  private static final Rule BARE_4XX = Rule.probable(HTTP_REQUEST_ERROR, "another 4xx", SOURCE);

  private NginxRules() {}

  /** By the access log alone. */
  static Rule of(int status, Optional<NginxAttempt> attempt) {
    if (status == 499 || status < 100) {
      return LEFT;
    }
    if (status == 444) {
      return CLOSED;
    }
    return attempt
        .map(last -> last.address().isEmpty() ? unasked(status) : of(status, last))
        .orElseGet(() -> bare(status));
  }

  private static Rule bare(int status) {
    if (status == 403 || status == 429) {
      return BARE_DENIED;
    }
    return status < 500 ? BARE_4XX : BARE;
  }

  private static Rule unasked(int status) {
    return switch (status) {
      case 500 -> OWN_LIMIT;
      case 502 -> NO_NAME;
      case 503 -> LIMITED;
      case 403, 429 -> DENIED;
      default -> status < 500 ? OWN_4XX : BARE;
    };
  }

  private static Rule of(int status, NginxAttempt last) {
    if (last.answered() && last.status() == status) {
      return status >= 500 ? ORIGIN : status == 403 || status == 429 ? ORIGIN_DENIED : ORIGIN_4XX;
    }
    if (!last.chosen()) {
      return status == 502 ? NO_LIVE : unasked(status);
    }
    return switch (status) {
      case 504 -> last.connected() ? HEADER_TIMEOUT : CONNECT_TIMEOUT;
      case 502 ->
          !last.connected() ? UNCONNECTED : last.received().orElse(0L) > 0 ? INVALID : TERMINATED;
      case 500 -> OWN_LIMIT;
      case 403, 429 -> DENIED;
      default -> status < 500 ? OWN_4XX : BARE;
    };
  }
}
