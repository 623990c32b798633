package dev.headroom.fleet.autoscaler;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.headroom.fleet.autoscaler.Autoscaler.Decision;
import dev.headroom.fleet.autoscaler.Autoscaler.State;
import dev.headroom.fleet.autoscaler.HpaMetric.Source;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The whole of a HorizontalPodAutoscaler, from the examples of its documentation. */
class HpaTest {

  /** "200m instead of 100m doubles the number": the ratio of the documentation's first example. */
  @Test
  void twiceTheTargetTakesTwiceThePods() {
    assertEquals(8, once(hpa(Source.POD_RATE, 50), Seen.of(0, 4, 400, 0.5)));
  }

  @Test
  void aTenthOffTheTargetIsLeftAlone() {
    assertEquals(10, once(hpa(Source.POD_RATE, 50), Seen.of(0, 10, 545, 0.5)));
    assertEquals(12, once(hpa(Source.POD_RATE, 50), Seen.of(0, 10, 555, 0.5)));
  }

  /** 50 pods at 90 % of a target of 75 % make 60. */
  @Test
  void processorsAreHeldAtAShareOfTheirRequest() {
    assertEquals(60, once(hpa(Source.UTILISATION, 75), Seen.of(0, 50, 100, 0.9)));
  }

  /** From one pod, four more in the first 15 s, then twice as many each time. */
  @Test
  void growthIsLimitedToFourPodsOrDouble() {
    Hpa hpa = hpa(Source.TOTAL_RATE_PER_POD, 10);
    assertEquals(List.of(5, 10, 20, 40, 80), counts(hpa, 1, 5, 10_000));
  }

  /** The documentation's: 80 pods under 10 % a minute go to 72, then by 8 more to 64 (64.8). */
  @Test
  void shrinkingByPerCentTakesThePeriodsBeginning() {
    ScalingRules slow =
        new ScalingRules(
            Duration.ZERO,
            ScalingRules.Select.MAX,
            List.of(new ScalingRules.Policy(ScalingRules.Unit.PERCENT, 10, Duration.ofMinutes(1))),
            0.1);
    Hpa hpa =
        new Hpa(
            10,
            100,
            List.of(new HpaMetric(Source.TOTAL_RATE_PER_POD, 10)),
            ScalingRules.UP,
            slow,
            Hpa.SYNC_PERIOD,
            Autoscaler.Sampling.METRICS_SERVER);
    assertEquals(List.of(72, 72, 72, 72, 64), counts(hpa, 80, 5, 100));
  }

  @Test
  void shrinkingWaitsForTheHighestOfFiveMinutes() {
    Hpa hpa = hpa(Source.TOTAL_RATE_PER_POD, 10);
    List<Integer> counts = counts(hpa, 20, 21, 50);
    assertEquals(20, counts.get(18), "at 285 s");
    assertEquals(5, counts.get(19), "at 300 s");
  }

  /** 4 pods at twice the target want 8; the 4 that boot count as idle, so it stays at 8. */
  @Test
  void podsThatBootArentAskedForTwice() {
    assertEquals(8, once(hpa(Source.POD_RATE, 50), Seen.of(0, 4, 4, 400, 0.5)));
  }

  @Test
  void aCountOutsideItsBoundsIsBroughtBackAtOnce() {
    assertEquals(2, once(hpa(Source.POD_RATE, 50, 2, 10), Seen.of(0, 1, 10, 0.5)));
    assertEquals(10, once(hpa(Source.POD_RATE, 50, 2, 10), Seen.of(0, 15, 5000, 0.5)));
  }

  private static Hpa hpa(Source source, double target) {
    return hpa(source, target, 1, 100);
  }

  private static Hpa hpa(Source source, double target, int min, int max) {
    return Hpa.of(min, max, new HpaMetric(source, target));
  }

  private static int once(Hpa hpa, Observation seen) {
    return hpa.decide(hpa.begin(seen.nowSeconds(), seen.wanted()), seen).wanted();
  }

  /** Decisions every 15 s at one total rate, where added pods serve at once. */
  private static List<Integer> counts(Hpa hpa, int first, int decisions, double rate) {
    List<Integer> counts = new ArrayList<>();
    State state = hpa.begin(0, first);
    int count = first;
    for (int i = 1; i <= decisions; i++) {
      Decision decision = hpa.decide(state, Seen.of(15.0 * i, count, rate, 0.5));
      state = decision.state();
      count = decision.wanted();
      counts.add(count);
    }
    return counts;
  }
}
