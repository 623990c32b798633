package dev.headroom.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.headroom.collect.Interval;
import dev.headroom.collect.LatencyHistogram;
import dev.headroom.collect.Outcome;
import dev.headroom.plan.Load;
import dev.headroom.quantity.Rate;
import dev.headroom.quantity.Ratio;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** When load ends before its plan does. */
class StopRuleTest {

  /** A Poisson count of mean 100 has a standard deviation of 10. */
  private static final Load.Limits LIMITS =
      new Load.Limits(new Rate(100), Duration.ofMinutes(5), new Ratio(0.5), Duration.ofSeconds(3));

  private static final int NEVER = -1;

  private static Interval second(long sent, long good, long failed) {
    return new Interval(
        0,
        "level-01",
        sent,
        sent,
        sent,
        Map.of(Outcome.OK, good, Outcome.BAD_GATEWAY, failed),
        0,
        LatencyHistogram.EMPTY,
        new Interval.Lag(0, 0),
        0.1);
  }

  /** The index of the second after which it stops. */
  private static int stopsAfter(List<Interval> seconds) {
    StopRule rule = new StopRule(LIMITS);
    return IntStream.range(0, seconds.size())
        .filter(i -> rule.after(seconds.get(i)).isPresent())
        .findFirst()
        .orElse(NEVER);
  }

  private static List<Interval> sent(long... counts) {
    return java.util.Arrays.stream(counts).mapToObj(n -> second(n, n, 0)).toList();
  }

  @Test
  void visitorsWhoseRequestsExceedTheLimitForThreeSecondsStopTheRun() {
    assertEquals(2, stopsAfter(sent(131, 131, 131, 131)));
    assertEquals(5, stopsAfter(sent(300, 300, 20, 131, 131, 131)));
  }

  @Test
  void whatAPoissonCountAtTheLimitVariesByIsNoExcess() {
    assertEquals(NEVER, stopsAfter(sent(130, 130, 130, 130, 130)));
    assertEquals(NEVER, stopsAfter(sent(500, 500, 100, 500, 500, 100)));
  }

  @Test
  void theReasonNamesTheRateTheKeyAndTheLimit() {
    StopRule rule = new StopRule(LIMITS);
    String reason =
        sent(160, 170, 180).stream().map(rule::after).toList().get(2).orElse("it went on");
    assertTrue(reason.contains("180 requests a second"), reason);
    assertTrue(reason.contains("load.limits.maxRate") && reason.contains("100/s"), reason);
    assertTrue(reason.contains("count visitors"), reason);
  }

  @Test
  void failuresAtTheShareStopTheRunOnceTheyPersist() {
    Interval bad = second(40, 20, 20);
    Interval better = second(40, 21, 19);
    assertEquals(2, stopsAfter(List.of(bad, bad, bad)));
    assertEquals(5, stopsAfter(List.of(bad, bad, better, bad, bad, bad)));
    assertEquals(NEVER, stopsAfter(List.of(bad, bad, better, bad, bad)));
  }

  @Test
  void aSecondInWhichNothingEndedSaysNothingOfFailures() {
    Interval bad = second(40, 0, 40);
    Interval silent = second(0, 0, 0);
    assertEquals(3, stopsAfter(List.of(bad, silent, bad, bad)));
  }
}
