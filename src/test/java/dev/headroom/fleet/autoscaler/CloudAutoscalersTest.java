package dev.headroom.fleet.autoscaler;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.headroom.fleet.autoscaler.Autoscaler.Decision;
import dev.headroom.fleet.autoscaler.Autoscaler.State;
import dev.headroom.fleet.autoscaler.GcpAutoscaler.ScaleInControl;
import dev.headroom.fleet.autoscaler.StepScaling.Policy;
import dev.headroom.fleet.autoscaler.StepScaling.Step;
import dev.headroom.fleet.autoscaler.StepScaling.Unit;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** KEDA, AWS and Google, by the rules and examples of their documentation. */
class CloudAutoscalersTest {

  private static final double INFINITE = Double.POSITIVE_INFINITY;

  /** Strictly more than the activation threshold starts the least count, at a polling. */
  @Test
  void kedaStartsFromNone() {
    Keda keda = new Keda(0, Keda.of(0, 20, 50).hpa(), 5, Keda.POLLING, Keda.COOLDOWN);
    assertEquals(0, once(keda, Seen.of(0, 0, 5, 0)));
    assertEquals(1, once(keda, Seen.of(0, 0, 6, 0)));
  }

  @Test
  void kedaGoesToNoneAfterItsCooldownAndWithAMinimumNever() {
    assertEquals(0, after(Keda.of(0, 20, 50), 1, 0, 25), "5 min and a polling");
    assertEquals(1, after(Keda.of(0, 20, 50), 1, 0, 15));
    assertEquals(1, after(Keda.of(1, 20, 50), 1, 0, 25));
  }

  /** The total is divided by the pods: 500/s at 50/s a pod are 10, however many there are. */
  @Test
  void kedaDividesTheTotal() {
    assertEquals(10, once(Keda.of(1, 20, 50), Seen.of(0, 5, 500, 0.5)));
  }

  @Test
  void targetTrackingAddsAfterThreeMinutesAndRemovesAfterFifteen() {
    TargetTracking tracking =
        TargetTracking.of(1, 50, CloudMetric.REQUESTS, 50, Duration.ofMinutes(1));
    assertEquals(10, after(tracking, 10, 700, 2));
    assertEquals(14, after(tracking, 10, 700, 3));
    assertEquals(10, after(tracking, 10, 400, 14));
    assertEquals(8, after(tracking, 10, 400, 15));
  }

  /** What is added is rounded up, what is removed down: 10 · 41/50 = 8.2 leaves 9. */
  @Test
  void targetTrackingRoundsTowardsMore() {
    TargetTracking tracking =
        TargetTracking.of(1, 50, CloudMetric.REQUESTS, 50, Duration.ofMinutes(1));
    assertEquals(11, after(tracking, 10, 501, 3));
    assertEquals(9, after(tracking, 10, 410, 15));
  }

  @Test
  void targetTrackingRemovesNothingWhileInstancesWarmUp() {
    TargetTracking tracking =
        TargetTracking.of(1, 50, CloudMetric.REQUESTS, 50, Duration.ofMinutes(1));
    State state = tracking.begin(0, 11);
    int wanted = 11;
    for (int minute = 1; minute <= 20; minute++) {
      Decision decision = tracking.decide(state, Seen.of(60.0 * minute, 10, 1, 100, 0.1));
      state = decision.state();
      wanted = decision.wanted();
    }
    assertEquals(11, wanted);
  }

  /**
   * The User Guide's: a threshold of 50 %, at 10 and 20 above it 10 % and 30 % more. From 10
   * instances 60 % makes 11; if then 70 % comes while one warms up, 3 more than 10.
   */
  @Test
  void stepScalingAddsWhatIsLackingBesidesThoseThatWarmUp() {
    StepScaling scaling = stepScaling();
    assertEquals(11, once(scaling, Seen.of(0, 10, 100, 0.60)));
    assertEquals(13, once(scaling, Seen.of(0, 10, 1, 100, 0.70)));
    assertEquals(
        10, once(scaling, Seen.of(0, 10, 100, 0.59)), "in the first step, which adds none");
  }

  /** The same guide's: 30 % of 12.7 instances too many are 12, of 0.67 one, of −6.67 six. */
  @Test
  void stepScalingRoundsPerCent() {
    assertEquals(22, capacityAfter(10, 127), "10 · 127 % = 12.7");
    assertEquals(11, capacityAfter(10, 6), "0.6 makes 1");
    assertEquals(14, capacityAfter(20, -33), "−6.6 makes −6");
    assertEquals(9, capacityAfter(10, -5), "−0.5 makes −1");
  }

  @Test
  void googleLeavesOutInstancesThatInitialise() {
    GcpAutoscaler google = GcpAutoscaler.of(1, 50, CloudMetric.UTILISATION, 0.6);
    assertEquals(15, once(google, Seen.of(0, 10, 2, 100, 0.9)), "9 / 0.6");
  }

  @Test
  void googleRemovesAfterTenMinutesAndNoFasterThanItsControl() {
    GcpAutoscaler google = GcpAutoscaler.of(1, 50, CloudMetric.REQUESTS, 50);
    assertEquals(20, after(google, 20, 100, 9));
    assertEquals(2, after(google, 20, 100, 10));
    GcpAutoscaler careful =
        new GcpAutoscaler(
            1,
            50,
            CloudMetric.REQUESTS,
            50,
            Duration.ofSeconds(60),
            Duration.ofMinutes(1),
            Optional.of(new ScaleInControl(3, false, Duration.ofMinutes(30))),
            Duration.ofMinutes(1));
    assertEquals(17, after(careful, 20, 100, 5));
  }

  private static StepScaling stepScaling() {
    Policy out =
        new Policy(
            0.5,
            1,
            Unit.PERCENT_CHANGE_IN_CAPACITY,
            0,
            List.of(
                new Step(0, 0.0999, 0),
                new Step(0.0999, 0.1999, 10),
                new Step(0.1999, INFINITE, 30)));
    return new StepScaling(
        1,
        100,
        CloudMetric.UTILISATION,
        out,
        Optional.empty(),
        Duration.ofMinutes(1),
        Duration.ofMinutes(5),
        Duration.ZERO);
  }

  private static int capacityAfter(int capacity, int percent) {
    Policy policy =
        new Policy(
            0.5,
            1,
            Unit.PERCENT_CHANGE_IN_CAPACITY,
            0,
            List.of(new Step(-INFINITE, INFINITE, percent)));
    boolean out = percent > 0;
    Policy never = new Policy(2, 1, Unit.CHANGE_IN_CAPACITY, 0, List.of(new Step(0, INFINITE, 1)));
    StepScaling scaling =
        new StepScaling(
            1,
            100,
            CloudMetric.UTILISATION,
            out ? policy : never,
            out ? Optional.empty() : Optional.of(policy),
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ZERO);
    return once(scaling, Seen.of(0, capacity, 100, out ? 0.9 : 0.1));
  }

  private static int once(Autoscaler autoscaler, Observation seen) {
    return autoscaler.decide(autoscaler.begin(0, seen.wanted()), seen).wanted();
  }

  /** The last of so many decisions at one total rate; what it decides before is not done. */
  private static int after(Autoscaler autoscaler, int count, double rate, int decisions) {
    State state = autoscaler.begin(0, count);
    int wanted = count;
    for (int i = 1; i <= decisions; i++) {
      double now = autoscaler.period().toSeconds() * i;
      Decision decision = autoscaler.decide(state, Seen.of(now, count, rate, 0.5));
      state = decision.state();
      wanted = decision.wanted();
    }
    return wanted;
  }
}
