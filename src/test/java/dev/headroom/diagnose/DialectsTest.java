package dev.headroom.diagnose;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Logs of gateways that are not run here: lines in the form of their documentation's own examples,
 * with what it says of each failure.
 */
class DialectsTest {

  /** The example of Envoy's documentation, "Default format string". */
  private static final String ENVOY =
      "[2016-04-15T20:17:00.310Z] \"POST /api/v1/locations HTTP/2\" %s 154 0 226 100"
          + " \"10.0.35.28\" \"nsq2http\" \"cc21d9b0-cf5c-432b-8c7e-98aeb7988cd2\" \"locations\""
          + " \"tcp://10.0.2.1:80\"";

  /** The second is Istio's, with details of the code and of the transport. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "204 - | ",
        "503 UF | connection_refused probable",
        "503 UF upstream_reset_before_response_started{remote_connection_failure|connection_refused"
            + " certain",
        "503 UO | connection_limit_reached certain",
        "503 UH | destination_unavailable certain",
        "503 UF,URX | connection_refused probable",
        "504 UT | http_response_timeout certain",
        "503 UC | connection_terminated certain",
        "502 UPE | http_protocol_error certain",
        "503 DF | dns_error certain",
        "429 RL | http_request_denied certain",
        "500 - | origin_5xx probable",
        "0 DC | client_abort certain",
      })
  void envoysFlagsAreUnderstood(String codeAndFlags, String expected) {
    String inside =
        codeAndFlags.contains("{")
            ? codeAndFlags + "|delayed_connect_error:_Connection_refused} - \"-\""
            : codeAndFlags;
    assertTold(expected, Logged.of(GatewayDialect.ENVOY, String.format(ENVOY, inside)));
  }

  @Test
  void envoysDetailsSayMoreThanItsFlags() {
    String json =
        "{\"start_time\":\"2024-01-01T00:00:00.000Z\",\"response_code\":503,\"response_flags\":\"UF\","
            + "\"response_code_details\":\"upstream_reset_before_response_started{connection_timeout}\","
            + "\"duration\":1500,\"request_id\":\"r1\"}";
    Logged logged = Logged.of(GatewayDialect.ENVOY_JSON, json);
    assertTold("connection_timeout certain", logged);
    assertEquals(Optional.of("r1"), logged.failures.get(0).requestId());
    // 1 January 2024, and 1500 ms later.
    assertEquals(1_704_067_201_500L, logged.failures.get(0).endedMillis());
  }

  /** The example of AWS's documentation, "HTTP entry"; then what it says of each status. */
  @ParameterizedTest
  @CsvSource({
    "10.0.0.1:80 0.000 0.001 0.000 200 200, ",
    "- -1 -1 -1 502 -, connection_refused ambiguous",
    "10.0.0.1:80 0.001 0.003 -1 502 -, connection_terminated probable",
    "- -1 -1 -1 504 -, connection_timeout probable",
    "10.0.0.1:80 0.001 -1 -1 504 -, http_response_timeout probable",
    "- -1 -1 -1 503 -, destination_unavailable probable",
    "10.0.0.1:80 0.000 0.001 0.000 502 502, origin_5xx certain",
    "10.0.0.1:80 0.000 -1 -1 460 -, client_abort certain",
    "- -1 -1 -1 403 -, http_request_denied certain",
  })
  void albsTimesTellTheCause(String fields, String expected) {
    String actions = fields.contains(" 403 ") ? "waf" : "forward";
    String line =
        "http 2018-07-02T22:23:00.186641Z app/my-loadbalancer/50dc6c495c0c9188 192.168.131.39:2817 "
            + fields
            + " 34 366 \"GET http://www.example.com:80/ HTTP/1.1\" \"curl/7.46.0\" - -"
            + " arn:aws:elasticloadbalancing:us-east-2:123456789012:targetgroup/my-targets/73e2d6bc24"
            + " \"Root=1-58337262-36d228ad5d99923122bbe354\" \"-\" \"-\" 0 2018-07-02T22:22:48.364000Z"
            + " \""
            + actions
            + "\" \"-\" \"-\" \"10.0.0.1:80\" \"200\" \"-\" \"-\"";
    assertTold(expected, Logged.of(GatewayDialect.ALB, line));
  }

  @ParameterizedTest
  @CsvSource({
    "200, response_sent_by_backend, ",
    "502, failed_to_connect_to_backend, connection_refused ambiguous",
    "502, backend_connection_closed_before_data_sent_to_client, connection_terminated certain",
    "200, backend_connection_closed_after_partial_response_sent, http_response_incomplete certain",
    "504, backend_timeout, http_response_timeout certain",
    "503, response_sent_by_backend, origin_5xx certain",
    "502, failed_to_pick_backend, destination_unavailable certain",
  })
  void googlesDetailsAreUnderstood(int status, String details, String expected) {
    String line =
        String.format(
            "{\"insertId\":\"x\",\"timestamp\":\"2024-01-01T00:00:00.5Z\",\"httpRequest\":{\"status\":%d,"
                + "\"latency\":\"0.25s\",\"userAgent\":\"status\"},\"jsonPayload\":{\"statusDetails\":\"%s\"}}",
            status, details);
    assertTold(expected, Logged.of(GatewayDialect.GCP, line));
  }

  @ParameterizedTest
  @CsvSource({
    "200, 200, ",
    "521, 0, connection_refused certain",
    "522, 0, connection_timeout certain",
    "523, 0, destination_ip_unroutable certain",
    "524, 0, http_response_timeout certain",
    "526, 0, tls_certificate_error certain",
    "502, 502, origin_5xx certain",
  })
  void cloudflaresOwnStatusesAreUnderstood(int edge, int origin, String expected) {
    String line =
        String.format(
            "{\"EdgeResponseStatus\":%d,\"OriginResponseStatus\":%d,"
                + "\"EdgeEndTimestamp\":\"2024-01-01T00:00:00Z\",\"RayID\":\"1\"}",
            edge, origin);
    assertTold(expected, Logged.of(GatewayDialect.CLOUDFLARE, line));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "(111)Connection refused: AH00957: HTTP: attempt to connect to 127.0.0.1:1 (o) failed"
            + "|connection_refused certain",
        "(70007)The timeout specified has expired: AH00957: HTTP: attempt to connect to 1.2.3.4:80"
            + " (o) failed|connection_timeout certain",
        "(104)Connection reset by peer: [client 10.0.0.1:1] AH01102: error reading status line from"
            + " remote server o:80|connection_terminated certain",
        "(70007)The timeout specified has expired: [client 10.0.0.1:1] AH01102: error reading status"
            + " line from remote server o:80|http_response_timeout certain",
        "[client 10.0.0.1:1] AH00898: DNS lookup failure for: o returned by /|dns_error certain",
        "AH00941: HTTP: failed to acquire connection for (o)|connection_limit_reached certain",
      })
  void httpdsNumbersAreUnderstood(String message, String expected) {
    String line =
        "[Fri Sep 09 10:42:29.902022 2011] [proxy:error] [pid 35708:tid 4328636416] " + message;
    assertTold(expected, Logged.of(GatewayDialect.HTTPD_ERROR, line));
  }

  @Test
  void varnishsFetchErrorsAreUnderstood() {
    Logged logged =
        Logged.of(
            GatewayDialect.VARNISH,
            "*   << BeReq    >> 3",
            "-   Timestamp      Start: 1704067200.000000 0.000000 0.000000",
            "-   FetchError     backend default: fail errno 111 (Connection refused)",
            "",
            "*   << Request  >> 5",
            "-   RespStatus     200",
            "-   Timestamp      Resp: 1704067201.000000 0.000100 0.000100");
    assertTold("connection_refused certain", logged);
    assertEquals(1, logged.good);
  }

  @ParameterizedTest
  @CsvSource({
    "502, 0, connection_refused ambiguous",
    "503, 0, destination_unavailable certain",
    "500, 500, origin_5xx certain",
    "200, 200, ",
  })
  void traefiksStatusesAreUnderstood(int down, int origin, String expected) {
    String line =
        String.format(
            "{\"DownstreamStatus\":%d,\"OriginStatus\":%d,\"Duration\":1000000,"
                + "\"StartUTC\":\"2024-01-01T00:00:00.1Z\"}",
            down, origin);
    assertTold(expected, Logged.of(GatewayDialect.TRAEFIK, line));
  }

  @ParameterizedTest
  @CsvSource({
    "dial tcp 127.0.0.1:1: connect: connection refused, connection_refused certain",
    "dial tcp 10.0.0.1:80: i/o timeout, connection_timeout certain",
    "dial tcp: lookup o: no such host, dns_error certain",
    "EOF, connection_terminated certain",
    "net/http: timeout awaiting response headers, http_response_timeout certain",
    "no upstreams available, destination_unavailable certain",
  })
  void caddysErrorsAreUnderstood(String message, String expected) {
    String line =
        "{\"level\":\"error\",\"ts\":1704067200.5,\"logger\":\"http.log.error\",\"msg\":\""
            + message
            + "\",\"request\":{\"uri\":\"/\"},\"status\":502}";
    assertTold(expected, Logged.of(GatewayDialect.CADDY, line));
  }

  @Test
  void eachDialectIsToldByItsLines() {
    Map.of(
            GatewayDialect.ENVOY, String.format(ENVOY, "204 -"),
            GatewayDialect.CLOUDFLARE,
                "{\"EdgeResponseStatus\":200,\"EdgeEndTimestamp\":\"2024-01-01T00:00:00Z\"}",
            GatewayDialect.HTTPD_ERROR,
                "[Fri Sep 09 10:42:29.902022 2011] [proxy:error] [pid 1] AH00941: x")
        .forEach(
            (dialect, line) ->
                assertEquals(Optional.of(dialect), GatewayDialect.detect(List.of(line))));
  }

  private static void assertTold(String expected, Logged logged) {
    assertEquals(0, logged.malformed);
    List<String> told =
        logged.failures.stream()
            .map(f -> f.attribution().cause().id() + " " + f.attribution().confidence().id())
            .toList();
    assertEquals(expected == null ? List.of() : List.of(expected), told);
  }
}
