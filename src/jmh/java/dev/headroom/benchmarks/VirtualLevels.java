package dev.headroom.benchmarks;

import dev.headroom.collect.Recording;
import dev.headroom.load.PhaseKind;
import dev.headroom.plan.LoadShape;
import dev.headroom.plan.Objective;
import dev.headroom.quantity.Percentile;
import dev.headroom.quantity.Rate;
import dev.headroom.quantity.Ratio;
import dev.headroom.testing.VirtualOrigin;
import dev.headroom.testing.VirtualRun;
import java.time.Duration;

/**
 * Staircases in virtual time, up to one and a half of a capacity of 200/s, as a run records them.
 */
public final class VirtualLevels {

  /** What the lab starts: 8 workers of 40 ms on average. */
  private static final VirtualOrigin ORIGIN = VirtualOrigin.lognormal(8, 48, 0.04, 0.5);

  private static final double LOWEST = 20;
  private static final double HIGHEST = 300;
  private static final int SETTLE = 2;
  private static final long SEED = 1;

  private VirtualLevels() {}

  /** The objective of all of them. */
  public static Objective objective() {
    return new Objective(Percentile.P99, Duration.ofMillis(250), Ratio.parse("1%"));
  }

  /** So many levels, each of so many seconds and two for settling. */
  public static Recording staircase(int levels, int seconds) {
    return climb(levels, seconds).against(ORIGIN, SEED);
  }

  /** An hour: 59 levels of a minute, and a spike of a minute. */
  public static Recording hour() {
    Rate peak = new Rate(HIGHEST);
    return climb(59, 60 - SETTLE)
        .phase(PhaseKind.SPIKE, LoadShape.constant(peak, Duration.ofMinutes(1)))
        .against(ORIGIN, SEED);
  }

  private static VirtualRun climb(int levels, int seconds) {
    double[] rates = new double[levels];
    for (int i = 0; i < levels; i++) {
      rates[i] = LOWEST + (HIGHEST - LOWEST) * i / (levels - 1);
    }
    return new VirtualRun().levels(seconds + SETTLE, SETTLE, rates);
  }
}
