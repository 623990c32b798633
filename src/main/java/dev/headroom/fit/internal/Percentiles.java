package dev.headroom.fit.internal;

import dev.headroom.quantity.Percentile;

/**
 * The latency distribution of a station at one rate, tabulated, for reading off percentiles.
 *
 * <p>Times grow geometrically, so that any percentile is found to a few percent of itself before
 * the tail is taken to be exponential between two of them.
 */
final class Percentiles {

  private static final int TIMES = 32;

  private final double[] seconds = new double[TIMES];
  private final double[] logarithms = new double[TIMES];

  Percentiles(SteadyState state, double shortest) {
    double ratio = Math.pow(state.longestSeconds() / shortest, 1.0 / (TIMES - 1));
    double time = shortest;
    for (int i = 0; i < TIMES; i++) {
      seconds[i] = time;
      logarithms[i] = Math.log(Math.max(Double.MIN_NORMAL, state.slower(time)));
      time *= ratio;
    }
  }

  /** Milliseconds; NaN where it lies outside the table. */
  double millis(Percentile percentile) {
    double wanted = Math.log(1 - percentile.quantile());
    for (int i = 1; i < TIMES; i++) {
      if (logarithms[i] <= wanted && logarithms[i - 1] > wanted) {
        double along = (wanted - logarithms[i - 1]) / (logarithms[i] - logarithms[i - 1]);
        return 1e3 * (seconds[i - 1] + along * (seconds[i] - seconds[i - 1]));
      }
    }
    return Double.NaN;
  }
}
