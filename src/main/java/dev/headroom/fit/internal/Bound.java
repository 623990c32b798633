package dev.headroom.fit.internal;

import dev.headroom.quantity.Estimate;
import java.util.List;
import org.apache.commons.math3.distribution.BetaDistribution;

/**
 * The highest offered rate at which one part of the objective holds, with its interval.
 *
 * <p>The interval is that of the block bootstrap, moved out to the neighbouring measured levels,
 * because between two levels the straight line is an assumption: its low end is never above the
 * highest level that was seen to hold, nor above the rate up to which a window of this length shows
 * a steady state, nor above the highest level up to which all requests together show the share to
 * be within the bound (Clopper and Pearson, 1934); its high end never below the first level that
 * broke it (or the capacity).
 *
 * @param reached whether it broke, so that {@code rate} has a value
 * @param rate offered requests per second
 */
record Bound(boolean reached, Estimate rate) {

  /** A batch is at least ten relaxation times long; saturation notes, section 5.3. */
  private static final double RELAXATIONS = 10;

  /**
   * @param windows in ascending order of the offered rate
   * @param capacity with its interval; infinite ends where it isn't known
   */
  static Bound of(
      List<Window> windows, Tally tally, Capacity capacity, Resampling resampling, double level) {
    Crossing seen = Crossing.of(windows, tally, capacity.value());
    double highest = windows.get(windows.size() - 1).offered();
    if (Double.isInfinite(seen.rate())) {
      return new Bound(false, Estimate.atLeast(Math.min(highest, capacity.low()), level));
    }
    double value = Math.min(seen.rate(), capacity.value());
    double[] ends =
        resampling.ends(
            windows,
            level,
            drawn -> {
              double rate = Crossing.of(drawn, tally, capacity.value()).rate();
              return Math.min(rate, Math.min(highest, capacity.high()));
            });
    double wider = Resampling.widening(windows, level);
    double low = value - wider * Math.max(0, value - ends[0]);
    double high = value + wider * Math.max(0, ends[1] - value);
    double steady = capacity.steady(window(windows, seen.below()), RELAXATIONS);
    double shown = Math.min(steady, certain(windows, tally, level));
    double safe = Math.max(0, Math.min(low, Math.min(seen.below(), shown)));
    double end = Math.max(Math.min(high, capacity.high()), Math.min(seen.above(), capacity.high()));
    return new Bound(true, new Estimate(value, Math.min(safe, value), Math.max(end, value), level));
  }

  /** The highest level of which it and all below it show the bound to hold; zero when none does. */
  private static double certain(List<Window> windows, Tally tally, double level) {
    Counts so = Counts.NONE;
    double certain = 0;
    for (Window window : windows) {
      so = so.plus(window.total());
      double bad = tally.bad().applyAsDouble(so);
      if (bad == 0 || most(bad, tally.all().applyAsDouble(so), level) <= tally.allowed()) {
        certain = window.offered();
      }
    }
    return certain;
  }

  /** The largest share that is compatible with so many bad requests. */
  private static double most(double bad, double all, double level) {
    return bad >= all
        ? 1
        : new BetaDistribution(null, bad + 1, all - bad)
            .inverseCumulativeProbability((1 + level) / 2);
  }

  private static int window(List<Window> windows, double offered) {
    return windows.stream()
        .filter(w -> w.offered() == offered)
        .mapToInt(w -> w.seconds().size())
        .findFirst()
        .orElse(1);
  }
}
