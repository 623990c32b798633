package dev.headroom.fit.internal;

import dev.headroom.quantity.Percentile;
import java.util.Arrays;

/**
 * The latency distribution of a station at one rate, for reading off percentiles.
 *
 * <p>Its tail is looked up at times that grow by 5 % each and is taken to be straight between two
 * of them. The times are the same at every rate, so that a percentile never falls as the tail
 * rises.
 */
final class Percentiles {

  private static final double STEP = 1.05;

  private final SteadyState state;
  private final double shortest;
  private final double[] tail;

  Percentiles(SteadyState state, double shortest) {
    this.state = state;
    this.shortest = shortest;
    double times = Math.log(state.longestSeconds() / shortest) / Math.log(STEP);
    this.tail = new double[2 + (int) Math.max(0, times)];
    Arrays.fill(tail, Double.NaN);
  }

  /** Milliseconds; NaN where it lies outside the times looked at. */
  double millis(Percentile percentile) {
    double wanted = 1 - percentile.quantile();
    int below = 0;
    int above = tail.length - 1;
    if (tail(below) <= wanted || tail(above) > wanted) {
      return Double.NaN;
    }
    while (above - below > 1) {
      int middle = (below + above) / 2;
      if (tail(middle) > wanted) {
        below = middle;
      } else {
        above = middle;
      }
    }
    double along = (tail(below) - wanted) / (tail(below) - tail(above));
    return 1e3 * (seconds(below) + along * (seconds(above) - seconds(below)));
  }

  private double seconds(int index) {
    return shortest * Math.pow(STEP, index);
  }

  private double tail(int index) {
    if (Double.isNaN(tail[index])) {
      tail[index] = state.slower(seconds(index));
    }
    return tail[index];
  }
}
