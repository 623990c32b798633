package dev.headroom.check;

import static dev.headroom.check.Checked.ids;
import static dev.headroom.check.Checked.seen;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.headroom.testing.RealNginx;
import dev.headroom.testing.TcpOrigin;
import dev.headroom.testing.TcpOrigin.Answer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One request, and around the gateway: real sockets and a real nginx. */
@Execution(ExecutionMode.CONCURRENT)
class AnswersTest {

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "CLOSE, http-closed, closed without an answer",
    "RESET, http-closed, reset",
    "CUT_SHORT, http-closed, cut off in the middle",
    "SILENCE, http-timeout, silent",
    "GARBAGE, http-invalid, no HTTP",
    "UNAVAILABLE, http-gateway-error, '503, Retry-After: 7'",
    "FORBIDDEN, http-denied, 403",
    "REDIRECT, http-redirect, 302 to /elsewhere"
  })
  void whatComesInThePlaceOfAnAnswerIsToldApart(Answer answer, String id, String words)
      throws IOException {
    try (TcpOrigin origin = TcpOrigin.answering(answer)) {
      Check check =
          Checked.of("target: {url: \"" + origin.url() + "\"}\nscenario: {timeout: 500ms}");
      assertEquals(List.of(id), ids(check));
      String seen = check.findings().get(0).seen();
      assertTrue(seen.contains(words), seen);
    }
  }

  @Test
  void aConnectionThatWasToBeKeptAndIsNotIsFound() throws IOException {
    AtomicInteger requests = new AtomicInteger();
    TcpOrigin.Script closingTheSecond =
        request -> requests.incrementAndGet() == 2 ? Answer.CLOSE : Answer.OK;
    try (TcpOrigin origin = TcpOrigin.start(closingTheSecond)) {
      assertEquals(List.of("http-keep-alive"), ids(Checked.of(origin.url())));
    }
  }

  @Test
  void itAsksTheFirstGetOfThePlanWithItsHeadersAndNothingThatChangesAnything() throws IOException {
    try (TcpOrigin origin = TcpOrigin.answering(Answer.OK)) {
      Check check =
          Checked.of(
              """
              target: {url: "%s/base", headers: {Accept-Language: en}}
              scenario:
                requests:
                  - {name: order, method: POST, path: /orders, body: x}
                  - {name: find, path: "/find?q=tent", headers: {X-Kind: check}}
              """
                  .formatted(origin.url()));
      assertEquals(List.of(), ids(check));
      for (TcpOrigin.Received received : origin.received()) {
        assertEquals("GET /base/find?q=tent", received.method() + " " + received.path());
        assertEquals("en", received.headers().get("accept-language"));
        assertEquals("check", received.headers().get("x-kind"));
      }
      assertEquals("Headroom (Gatling)", origin.received().get(0).headers().get("user-agent"));
    }
  }

  @Test
  void whoAnsweredIsSaidByWhatItCallsItself() throws IOException {
    try (RealNginx nginx = RealNginx.start(folder, "", "location / { return 200 ok; }")) {
      Check check = Checked.of(nginx.url());
      String who =
          check.observations().stream()
              .filter(o -> o.subject().equals("answered by"))
              .map(Observation::text)
              .findFirst()
              .orElseThrow();
      assertTrue(who.startsWith("Server: nginx"), who);
    }
  }

  @Test
  void aGatewayThatFailsBeforeAHealthyOriginIsAnotherFindingThanBothFailing() throws IOException {
    String nowhere = TcpOrigin.refusing().getAuthority();
    String server = "location / { proxy_pass http://" + nowhere + "; }";
    try (TcpOrigin healthy = TcpOrigin.answering(Answer.OK);
        RealNginx nginx = RealNginx.start(folder, "", server)) {
      Check around = check(nginx, healthy.url().toString());
      assertEquals(List.of("gateway-fails", "http-gateway-error"), ids(around));
      assertTrue(seen(around, Problem.GATEWAY_FAILS).contains("the gateway 502"));
      Check both = check(nginx, "http://" + nowhere);
      assertEquals(List.of("http-gateway-error", "origin-fails-too"), ids(both));
    }
  }

  @Test
  void anOriginThatIsDownBehindAGatewayThatAnswersIsAWarning() throws IOException {
    try (RealNginx nginx = RealNginx.start(folder, "", "location / { return 200 ok; }")) {
      Check check = check(nginx, TcpOrigin.refusing().toString());
      assertEquals(List.of("origin-fails"), ids(check));
      assertEquals(false, check.blocked());
    }
  }

  private static Check check(RealNginx gateway, String origin) {
    return Checked.of("target: {url: \"" + gateway.url() + "\", origins: [\"" + origin + "\"]}");
  }
}
