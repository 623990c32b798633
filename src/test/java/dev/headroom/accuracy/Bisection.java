package dev.headroom.accuracy;

import dev.headroom.collect.Interval;
import dev.headroom.collect.Recording;
import dev.headroom.plan.Objective;
import dev.headroom.testing.VirtualRun;
import dev.headroom.testing.VirtualTarget;
import java.util.SplittableRandom;

/**
 * The search that load testers do: twice the rate until the objective breaks, then halves of what
 * is between, until two rates differ by less than 1 % or the time is over.
 *
 * <p>As Nighthawk's adaptive load does it, with probes as long as our time allows; saturation
 * notes, section 7.5. Each probe begins with an empty queue.
 */
final class Bisection {

  private static final int SETTLE_SECONDS = 15;

  private static final int PROBE_SECONDS = 115;

  private static final double CLOSE = 0.01;

  private Bisection() {}

  /**
   * The middle of what was left.
   *
   * @param seconds that it may take
   */
  static double search(VirtualTarget target, Objective objective, int seconds, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double low = 0;
    double high = Double.POSITIVE_INFINITY;
    // Not the same for all, or its distance from the truth would be luck.
    double rate = 40 + 20 * random.nextDouble();
    for (int left = seconds; left >= probe() && !close(low, high); left -= probe()) {
      if (holds(target, objective, rate, random.nextLong())) {
        low = rate;
      } else {
        high = rate;
      }
      rate = Double.isInfinite(high) ? 2 * low : (low + high) / 2;
    }
    return rate;
  }

  private static int probe() {
    return SETTLE_SECONDS + PROBE_SECONDS;
  }

  private static boolean close(double low, double high) {
    return high - low < CLOSE * high;
  }

  private static boolean holds(VirtualTarget target, Objective objective, double rate, long seed) {
    Recording recording =
        new VirtualRun().levels(probe(), SETTLE_SECONDS, rate).against(target, seed);
    long late = 0;
    long answered = 0;
    for (Interval second : recording.analysed(recording.run().phases().get(0))) {
      late += second.latency().countAbove(objective.latency());
      answered += second.latency().count();
    }
    return late <= (1 - objective.percentile().quantile()) * answered;
  }
}
