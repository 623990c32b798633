package dev.headroom.fleet.autoscaler;

import java.time.Duration;
import java.util.List;

/**
 * How fast a HorizontalPodAutoscaler may follow its metrics in one direction: {@code
 * spec.behavior.scaleUp} or {@code scaleDown}.
 *
 * @param stabilisation the window of which the most cautious recommendation counts, {@code
 *     stabilizationWindowSeconds}
 * @param select which of the policies counts
 * @param policies how much may change in a period
 * @param tolerance how far off the target the metric may be without anything being done, as a share
 */
public record ScalingRules(
    Duration stabilisation, Select select, List<Policy> policies, double tolerance) {

  /** {@code --horizontal-pod-autoscaler-tolerance}, 0.1 by default. */
  public static final double DEFAULT_TOLERANCE = 0.1;

  private static final Duration PERIOD = Duration.ofSeconds(15);

  /**
   * Up to four pods or double the count in 15 s, whichever is more, at once (Kubernetes API
   * reference, {@code HPAScalingRules}; {@code pkg/apis/autoscaling/v2/defaults.go}).
   */
  public static final ScalingRules UP =
      new ScalingRules(
          Duration.ZERO,
          Select.MAX,
          List.of(new Policy(Unit.PODS, 4, PERIOD), new Policy(Unit.PERCENT, 100, PERIOD)),
          DEFAULT_TOLERANCE);

  /**
   * Down to the highest recommendation of five minutes, {@code
   * --horizontal-pod-autoscaler-downscale-stabilization}, at once.
   */
  public static final ScalingRules DOWN =
      new ScalingRules(
          Duration.ofMinutes(5),
          Select.MAX,
          List.of(new Policy(Unit.PERCENT, 100, PERIOD)),
          DEFAULT_TOLERANCE);

  public ScalingRules {
    policies = List.copyOf(policies);
    if (stabilisation.isNegative() || !(tolerance >= 0)) {
      throw new IllegalArgumentException("a window and a tolerance are not negative");
    }
  }

  /** Which policy counts where there are several. */
  public enum Select {
    /** The one that allows the largest change. */
    MAX,
    /** The one that allows the smallest change. */
    MIN,
    /** None: nothing is changed in this direction. */
    DISABLED
  }

  /** What a policy's value is in. */
  public enum Unit {
    PODS,
    PERCENT
  }

  /**
   * How much may change in a period.
   *
   * @param value pods, or per cent of those at the period's beginning
   * @param period that it counts over
   */
  public record Policy(Unit unit, int value, Duration period) {}
}
