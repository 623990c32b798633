package dev.headroom.prove;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.headroom.collect.Interval;
import dev.headroom.collect.LatencyHistogram;
import dev.headroom.collect.Outcome;
import dev.headroom.plan.Objective;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Where a spike just holds, and where it just doesn't. */
class SpikeVerdictTest {

  private static final Objective OBJECTIVE = Objective.parse("p90<300ms,errors<1%");

  static Interval second(long second, long good, long bad, long millis) {
    long[] latencies = new long[(int) good];
    Arrays.fill(latencies, millis * 1000);
    return new Interval(
        second,
        "proof",
        100,
        good + bad,
        good + bad,
        Map.of(Outcome.OK, good, Outcome.BAD_GATEWAY, bad),
        0,
        LatencyHistogram.ofMicros(latencies),
        new Interval.Lag(0, 0),
        0.1);
  }

  private static Proof.Trial judged(Interval... seconds) {
    return SpikeVerdict.of("proof-needed", 1, true, List.of(seconds), OBJECTIVE);
  }

  @Test
  void errorsUpToTheBudgetHoldAndOneMoreDoesNot() {
    assertTrue(judged(second(1003, 990, 10, 100)).holds());
    Proof.Trial trial = judged(second(1003, 989, 11, 100));
    assertFalse(trial.holds());
    assertEquals(0.011, trial.gatewayErrors().value(), 1e-12);
  }

  @Test
  void latencyAtTheBoundDoesNotHold() {
    assertTrue(judged(second(1003, 91, 0, 100), second(1004, 9, 0, 400)).holds(), "p90 is 100 ms");
    assertFalse(
        judged(second(1003, 89, 0, 100), second(1004, 11, 0, 301)).holds(), "p90 is 301 ms");
    assertFalse(judged(second(1003, 100, 0, 300)).holds(), "p90 is the bound itself");
  }

  @Test
  void aSpikeWithoutRequestsDoesNotHold() {
    assertFalse(judged(second(1003, 0, 0, 1)).holds());
  }
}
