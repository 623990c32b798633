package dev.headroom.testing;

import dev.headroom.load.PhaseRecord;
import dev.headroom.plan.LoadShape;
import dev.headroom.quantity.TimeText;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;

/**
 * Poisson arrivals with a rate that changes over time, by thinning: arrivals at the highest rate,
 * each kept with the share of it that is wanted.
 *
 * <p>Source: Lewis and Shedler, Naval Research Logistics Quarterly 26 (1979).
 */
final class VirtualArrivals {

  private VirtualArrivals() {}

  /** The times of all arrivals in these phases, seconds, in ascending order. */
  static double[] poisson(List<PhaseRecord> phases, SplittableRandom random) {
    DoubleStream.Builder times = DoubleStream.builder();
    phases.forEach(phase -> add(phase, random, times));
    return times.build().toArray();
  }

  private static void add(PhaseRecord phase, SplittableRandom random, DoubleStream.Builder times) {
    LoadShape shape = phase.shape();
    double highest = shape.highest().perSecond();
    double length = TimeText.seconds(shape.length());
    boolean constant = constant(shape);
    double time = -Math.log(1 - random.nextDouble()) / highest;
    while (time < length) {
      double drawn = random.nextDouble() * highest;
      if (constant || drawn < rateAt(shape, time)) {
        times.add(phase.startSecond() + time);
      }
      time -= Math.log(1 - random.nextDouble()) / highest;
    }
  }

  /** Then every arrival is kept, and asking for the rate of each is time for nothing. */
  private static boolean constant(LoadShape shape) {
    LoadShape.Segment first = shape.segments().get(0);
    return shape.segments().size() == 1 && first.from().equals(first.to());
  }

  private static double rateAt(LoadShape shape, double seconds) {
    return shape.rateAt(Duration.ofNanos((long) (seconds * 1e9))).perSecond();
  }
}
