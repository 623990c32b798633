package dev.headroom.fit.internal;

import dev.headroom.quantity.Estimate;
import java.util.List;

/**
 * The highest offered rate at which one part of the objective holds, with its interval.
 *
 * <p>The interval is that of the block bootstrap, moved out to the neighbouring measured levels,
 * because between two levels the straight line is an assumption: its low end is never above the
 * highest level that was seen to hold, nor above the rate up to which a window of this length shows
 * a steady state; its high end never below the first level that broke it (or the capacity).
 *
 * <p>Steady state: after a change of load a queue settles like {@code exp(−t/τ)} with {@code τ ≈
 * C(c_a² + c_s²)/(2(C − λ)²)}, so that a window of T seconds holds {@link #RELAXATIONS} of τ up to
 * {@code λ = C(1 − √(RELAXATIONS/(CT)))} at variability 1. Source: Whitt, Planning queueing
 * simulations, Management Science 35 (1989).
 *
 * @param reached whether it broke, so that {@code rate} has a value
 * @param rate offered requests per second
 */
record Bound(boolean reached, Estimate rate) {

  /** After two relaxation times e⁻² = 14 % of the difference to the steady state is left. */
  private static final double RELAXATIONS = 2;

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
    double safe = Math.max(0, Math.min(low, Math.min(seen.below(), steady)));
    double end = Math.max(Math.min(high, capacity.high()), Math.min(seen.above(), capacity.high()));
    return new Bound(true, new Estimate(value, Math.min(safe, value), Math.max(end, value), level));
  }

  private static int window(List<Window> windows, double offered) {
    return windows.stream()
        .filter(w -> w.offered() == offered)
        .mapToInt(w -> w.seconds().size())
        .findFirst()
        .orElse(1);
  }
}
