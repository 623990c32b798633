package dev.headroom.diagnose;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The paths of {@link FailingGateway} in the order they are asked for, and why each one fails. */
final class Faults {

  static final Map<String, String> NGINX = new LinkedHashMap<>();
  static final Map<String, String> HAPROXY = new LinkedHashMap<>();

  static {
    NGINX.put("ok", "");
    NGINX.put("refused", "502 connection_refused");
    NGINX.put("reset", "502 connection_terminated");
    NGINX.put("close", "502 connection_terminated");
    NGINX.put("timeout", "504 http_response_timeout");
    // nginx passes on what is no HTTP as if it were HTTP/0.9, with a status of 9.
    NGINX.put("invalid", "9 http_protocol_error");
    NGINX.put("big", "502 http_response_header_section_size");
    NGINX.put("cut", "200 http_response_incomplete");
    NGINX.put("dead", "502 connection_refused");
    NGINX.put("dead?again", "502 connection_refused");
    NGINX.put("dead?and-again", "502 destination_unavailable");
    NGINX.put("retried", "");
    NGINX.put("limited", "");
    NGINX.put("limited?again", "503 http_request_denied");
    NGINX.put("denied", "403 http_request_denied");
    NGINX.put("unnamed", "502 dns_timeout");

    HAPROXY.put("ok", "");
    HAPROXY.put("refused", "503 connection_refused");
    HAPROXY.put("reset", "502 connection_terminated");
    HAPROXY.put("close", "502 connection_terminated");
    HAPROXY.put("timeout", "504 http_response_timeout");
    HAPROXY.put("invalid", "502 http_protocol_error");
    // HAProxy says the same of an invalid answer and of one that is too big.
    HAPROXY.put("big", "502 http_protocol_error");
    HAPROXY.put("cut", "200 http_response_incomplete");
    HAPROXY.put("dead", "503 destination_unavailable");
    HAPROXY.put("limited", "429 http_request_denied");
    HAPROXY.put("denied", "403 http_request_denied");
  }

  private Faults() {}

  /** Four at once at two servers of one connection each: two are turned away, two time out. */
  static void assertNginx(Logged logged) {
    List<String> expected = new ArrayList<>(NGINX.values());
    // Other paths of the same servers failed just before, so it can't tell for sure.
    expected.addAll(
        List.of(
            "502 destination_unavailable",
            "502 destination_unavailable",
            "504 http_response_timeout",
            "504 http_response_timeout"));
    assertFailures(expected, logged);
    assertEquals(0, logged.malformed);
  }

  /** Three at once at one connection: two wait in the queue for too long, one times out. */
  static void assertHaproxy(Logged logged) {
    List<String> expected = new ArrayList<>(HAPROXY.values());
    expected.addAll(
        List.of(
            "503 connection_limit_reached",
            "503 connection_limit_reached",
            "504 http_response_timeout"));
    assertFailures(expected, logged);
    assertEquals(0, logged.malformed);
  }

  private static void assertFailures(List<String> expected, Logged logged) {
    expected.removeAll(Collections.singleton(""));
    List<String> found =
        new ArrayList<>(
            logged.failures.stream()
                // A connection that only asked whether it listens.
                .filter(f -> !f.attribution().evidence().line().contains("<BADREQ>"))
                .map(f -> f.status() + " " + f.attribution().cause().id())
                .toList());
    Collections.sort(expected);
    Collections.sort(found);
    assertEquals(expected, found);
  }
}
