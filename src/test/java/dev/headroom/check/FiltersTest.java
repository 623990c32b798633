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

/** Filters that would spoil a load test: real ones of nginx, and bans after so many requests. */
@Execution(ExecutionMode.CONCURRENT)
class FiltersTest {

  /** Five at once and ten a second after; a burst of 24 in half a second is above that. */
  private static final String ZONE = "limit_req_zone $binary_remote_addr zone=each:1m rate=10r/s;";

  @TempDir Path folder;

  @Test
  void theLimiterOfNginxIsSeenByItsStatus() throws IOException {
    Check check = limited("limit_req_status 429;");
    assertEquals(List.of("filter-limit"), ids(check));
    assertTrue(seen(check, Problem.FILTER_LIMIT).contains(" × 429"));
    assertTrue(check.blocked());
  }

  /** 503 is what it says by default, and so might an origin at its end. */
  @Test
  void aLimiterThatSaysUnavailableIsAWarning() throws IOException {
    Check check = limited("");
    assertEquals(List.of("filter-burst"), ids(check));
    assertTrue(seen(check, Problem.FILTER_BURST).contains(" × 503"));
  }

  private Check limited(String status) throws IOException {
    String server =
        "location / { limit_req zone=each burst=5 nodelay; %s try_files /none =204; }"
            .formatted(status);
    try (RealNginx nginx = RealNginx.start(folder, ZONE, server)) {
      return Checked.of(nginx.url());
    }
  }

  @Test
  void aUserAgentThatIsTurnedAwayIsFoundBesideABrowserThatIsNot() throws IOException {
    String server =
        """
        if ($http_user_agent ~ Gatling) { return 403; }
        location / { return 200 ok; }
        """;
    try (RealNginx nginx = RealNginx.start(folder, "", server)) {
      assertEquals(List.of("filter-user-agent", "http-denied"), ids(Checked.of(nginx.url())));
    }
  }

  @Test
  void anotherProgramThatIsTurnedAwayIsAWarning() throws IOException {
    String server =
        """
        if ($http_user_agent ~ curl) { return 403; }
        location / { return 200 ok; }
        """;
    try (RealNginx nginx = RealNginx.start(folder, "", server)) {
      assertEquals(List.of("filter-other-agent"), ids(Checked.of(nginx.url())));
    }
  }

  @Test
  void aChallengeInThePlaceOfAnAnswerIsToldFromADenial() throws IOException {
    String server =
        """
        default_type text/html;
        location / {
          return 403 '<script src="/cdn-cgi/challenge-platform/h/b/orchestrate"></script>';
        }
        """;
    try (RealNginx nginx = RealNginx.start(folder, "", server)) {
      assertEquals(List.of("http-challenge"), ids(Checked.of(nginx.url())));
    }
  }

  @Test
  void aBanAfterSoManyRequestsIsFound() throws IOException {
    assertEquals(List.of("filter-ban"), ids(afterTwelve(Answer.FORBIDDEN)));
  }

  @Test
  void connectionsCutOffAfterSoManyRequestsAreFound() throws IOException {
    assertEquals(List.of("filter-reset"), ids(afterTwelve(Answer.RESET)));
  }

  private static Check afterTwelve(Answer then) throws IOException {
    AtomicInteger requests = new AtomicInteger();
    TcpOrigin.Script ban = request -> requests.incrementAndGet() > 12 ? then : Answer.OK;
    try (TcpOrigin origin = TcpOrigin.start(ban)) {
      return Checked.of(origin.url());
    }
  }

  /** Slower than 50/s where the plan is: at its 8/s, a second of it are eight requests. */
  @Test
  void itNeverAsksForMoreThanThePlan() throws IOException {
    try (TcpOrigin origin = TcpOrigin.answering(Answer.OK)) {
      Check check =
          Checked.of(
              "target: {url: \""
                  + origin.url()
                  + "\"}\nload: {search: {from: 2/s, to: 8/s}, spike: {baseline: 2/s, peak: 8/s},"
                  + " control: {rate: 2/s, hold: 5s}}");
      assertEquals(List.of(), ids(check));
      // Two on one connection, three other agents, and the burst.
      assertEquals(2 + 3 + 8, origin.received().size());
    }
  }
}
