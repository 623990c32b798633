package dev.headroom.collect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.headroom.load.Phase;
import dev.headroom.load.PhaseKind;
import dev.headroom.load.RequestObserver.Ending;
import dev.headroom.load.RequestObserver.Failure;
import dev.headroom.load.SelfObserver.Lack;
import dev.headroom.plan.LoadShape;
import dev.headroom.quantity.Rate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Events in, seconds out, in virtual time: second 1,000 begins at 1,000,000,000 µs. */
class CollectorTest {

  private static final long SECOND = 1_000_000L;
  private static final long START = 1000 * SECOND;

  private final List<Interval> seconds = new ArrayList<>();
  private final List<Map<Outcome, LatencyHistogram>> latencies = new ArrayList<>();
  private final Collector collector =
      new Collector(
          (interval, byOutcome) -> {
            seconds.add(interval);
            latencies.add(byOutcome);
          },
          () -> 0.25);

  private void answer(long atMicros, long latencyMicros, int status) {
    collector.ended(atMicros, latencyMicros, new Ending.Answered(status, true));
  }

  private static Phase phase(String name, LoadShape shape) {
    return new Phase(name, PhaseKind.STEP, shape, Duration.ZERO);
  }

  private static LoadShape held(double rate, int seconds) {
    return LoadShape.constant(new Rate(rate), Duration.ofSeconds(seconds));
  }

  private List<String> names() {
    return seconds.stream().map(Interval::phase).toList();
  }

  @Test
  void aPauseCountsInEachSecondByItsShareAndALateReportOfItInTheNext() {
    collector.clock(START);
    collector.paused(START + 700_000, START + 2_100_000);
    collector.timer(START + 10, 3000);
    collector.lacking(START + 20, Lack.PORTS);
    collector.lacking(START + 30, Lack.FILES);
    collector.clock(START + 2 * SECOND + 300_000);
    collector.paused(START + 500_000, START + 520_000);
    collector.clock(START + 4 * SECOND);
    List<InjectorHealth> health = seconds.stream().skip(1).map(Interval::health).toList();
    assertEquals(
        List.of(300.0, 1000.0, 120.0),
        health.stream().map(InjectorHealth::pausedMillis).toList().subList(0, 3));
    double late = (double) health.get(0).timers().maxMicros();
    assertEquals(3000, late, 3, "a histogram of three digits");
    assertEquals(1, health.get(0).portless());
    assertEquals(1, health.get(0).fileless());
    assertEquals(0, health.get(1).portless());
  }

  @Test
  void serviceTimeIsThatOfGoodAnswersWhoseSendingWasSeen() {
    collector.clock(START);
    collector.ended(START + 10, 5000, 4000, new Ending.Answered(200, true));
    collector.ended(START + 20, 5000, 3000, new Ending.Answered(502, true));
    answer(START + 30, 6000, 200);
    collector.clock(START + 2 * SECOND);
    Interval second = seconds.get(1);
    assertEquals(2, second.latency().count());
    assertEquals(1, second.service().count());
    assertEquals(4000, second.service().max().toNanos() / 1000.0, 4.0);
  }

  @Test
  void aRequestIsOfferedWhenDueSentWhenSentAndCompletedWhenItEnds() {
    collector.clock(START);
    collector.due(START + 900_000);
    collector.sent(START + 1_100_000, 200_000);
    answer(START + 2_300_000, 1_400_000, 200);
    collector.clock(START + 4 * SECOND);
    assertEquals(
        List.of(1L, 0L, 0L), seconds.stream().skip(1).limit(3).map(Interval::offered).toList());
    assertEquals(
        List.of(0L, 1L, 0L), seconds.stream().skip(1).limit(3).map(Interval::sent).toList());
    assertEquals(
        List.of(0L, 0L, 1L), seconds.stream().skip(1).limit(3).map(Interval::completed).toList());
    assertEquals(
        List.of(1L, 1L, 0L), seconds.stream().skip(1).limit(3).map(Interval::inFlight).toList());
    assertEquals(200_000.0, (double) seconds.get(2).lag().maxMicros(), 200.0);
    assertEquals(1_400_000.0, seconds.get(3).latency().max().toNanos() / 1000.0, 1400.0);
  }

  @Test
  void aRetryIsInProgressButNotOffered() {
    collector.clock(START);
    collector.due(START + 100_000);
    collector.sent(START + 100_000, 0);
    answer(START + 200_000, 100_000, 502);
    collector.retried(START + 700_000);
    collector.sent(START + 700_000, 0);
    answer(START + 1_300_000, 600_000, 200);
    collector.clock(START + 3 * SECOND);
    Interval first = seconds.get(seconds.size() - 2);
    assertEquals(List.of(1L, 1L, 2L), List.of(first.offered(), first.retries(), first.sent()));
    assertEquals(1, first.inFlight());
    Interval second = seconds.get(seconds.size() - 1);
    assertEquals(List.of(0L, 0L, 1L), List.of(second.offered(), second.retries(), second.good()));
    assertEquals(0, second.inFlight());
  }

  @Test
  void aSecondIsClosedTwoTenthsAfterItsEnd() {
    collector.clock(START + 200_000);
    collector.clock(START + SECOND + 199_999);
    assertEquals(List.of(), seconds);
    collector.clock(START + SECOND + 200_000);
    assertEquals(List.of(1000L), seconds.stream().map(Interval::epochSecond).toList());
  }

  @Test
  void aSecondInWhichNothingHappensIsARowAllTheSame() {
    collector.clock(START + 200_000);
    collector.clock(START + 5 * SECOND + 200_000);
    assertEquals(
        List.of(1000L, 1001L, 1002L, 1003L, 1004L),
        seconds.stream().map(Interval::epochSecond).toList());
    assertTrue(seconds.stream().allMatch(s -> s.completed() == 0 && s.offered() == 0));
  }

  @Test
  void aStragglerCountsInTheOldestSecondStillOpen() {
    collector.clock(START);
    collector.clock(START + 3 * SECOND + 200_000);
    answer(START + 500_000, 1000, 200);
    collector.clock(START + 4 * SECOND + 200_000);
    Interval last = seconds.get(seconds.size() - 1);
    assertEquals(1003, last.epochSecond());
    assertEquals(1, last.good());
  }

  @Test
  void whatHappensBeforeTheClockFirstTicksIsNotLost() {
    collector.due(START);
    answer(START + 100, 100, 200);
    collector.clock(START + 5 * SECOND);
    assertEquals(1000, seconds.get(0).epochSecond());
    assertEquals(1, seconds.get(0).good());
  }

  @Test
  void closingKeepsTheSecondThatHasBegun() {
    collector.due(START);
    answer(START + 100, 100, 502);
    collector.close();
    assertEquals(1, seconds.size());
    assertEquals(1, seconds.get(0).count(Outcome.BAD_GATEWAY));
  }

  @Test
  void theTargetOfARampIsItsRateInTheMiddleOfTheSecond() {
    LoadShape ramp =
        new LoadShape(
            List.of(new LoadShape.Segment(new Rate(0), new Rate(100), Duration.ofSeconds(4))));
    collector.clock(START);
    collector.phase(phase("ramp", ramp), START);
    collector.clock(START + 5 * SECOND + 200_000);
    assertEquals(
        List.of(12.5, 37.5, 62.5, 87.5, 0.0),
        seconds.stream().skip(1).map(Interval::target).toList());
    assertEquals("idle", seconds.get(5).phase());
  }

  @Test
  void aPhaseThatEndsEarlyLeavesTheSecondsAfterItToTheNext() {
    Phase first = new Phase("first", PhaseKind.STEP, held(100, 60), Duration.ZERO);
    Phase next = new Phase("next", PhaseKind.STEP, held(50, 2), Duration.ZERO);
    collector.clock(START);
    collector.phase(first, START);
    collector.phaseOver(START + 2 * SECOND + 1_000);
    collector.phase(next, START + 3 * SECOND);
    collector.clock(START + 6 * SECOND);
    List<String> names = names();
    assertEquals(
        List.of("first", "first", "idle", "next", "next"),
        names.subList(names.indexOf("first"), names.size()));
  }

  @Test
  void theLastSecondOfAPhaseKeepsItsNameWhenTheNextPhaseIsAnnouncedBeforeItIsClosed() {
    collector.clock(START + 200_000);
    collector.phase(phase("one", held(10, 2)), START);
    collector.phase(phase("two", held(20, 1)), START + 3 * SECOND);
    collector.clock(START + 5 * SECOND + 200_000);
    assertEquals(List.of("one", "one", "idle", "two", "idle"), names());
    assertEquals(
        List.of(10.0, 10.0, 0.0, 20.0, 0.0), seconds.stream().map(Interval::target).toList());
  }

  @Test
  void everyEndingIsTheOutcomeOfTheContract() {
    collector.clock(START);
    int[] statuses = {200, 302, 502, 503, 504, 429, 403, 500, 404};
    for (int status : statuses) {
      answer(START, 1000, status);
    }
    collector.ended(START, 1000, new Ending.Answered(200, false));
    collector.ended(START, 1000, new Ending.Answered(502, false));
    for (Failure failure : Failure.values()) {
      collector.ended(START, 1000, new Ending.Failed(failure));
    }
    collector.close();
    Map<Outcome, Long> expected =
        Map.ofEntries(
            Map.entry(Outcome.OK, 2L),
            Map.entry(Outcome.BAD_GATEWAY, 2L),
            Map.entry(Outcome.UNAVAILABLE, 1L),
            Map.entry(Outcome.GATEWAY_TIMEOUT, 1L),
            Map.entry(Outcome.LIMITED, 2L),
            Map.entry(Outcome.SERVER_ERROR, 1L),
            Map.entry(Outcome.CLIENT_ERROR, 1L),
            Map.entry(Outcome.INVALID_RESPONSE, 2L),
            Map.entry(Outcome.TIMEOUT, 1L),
            Map.entry(Outcome.REFUSED, 1L),
            Map.entry(Outcome.RESET, 1L),
            Map.entry(Outcome.CONNECT_FAILED, 1L),
            Map.entry(Outcome.DNS_FAILED, 1L),
            Map.entry(Outcome.TLS_FAILED, 1L));
    Interval last = seconds.get(seconds.size() - 1);
    assertEquals(expected, last.outcomes());
    assertEquals(
        expected.keySet(),
        latencies.get(latencies.size() - 1).keySet(),
        "each outcome has a distribution of its own");
  }

  /** 502, 503, 504 and connections closed without an answer: the contract's gateway errors. */
  @Test
  void fourOutcomesAreGatewayErrors() {
    assertEquals(
        List.of(Outcome.BAD_GATEWAY, Outcome.UNAVAILABLE, Outcome.GATEWAY_TIMEOUT, Outcome.RESET),
        List.of(Outcome.values()).stream().filter(Outcome::isGatewayError).toList());
  }
}
