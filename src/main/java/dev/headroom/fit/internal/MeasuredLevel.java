package dev.headroom.fit.internal;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * By how much more bad requests were seen than a model expects, as a logarithm, drawn towards what
 * is usual as far as it isn't known.
 *
 * <p>{@code d = ln Σwx − ln Σwnq} with variance {@code V = Σ w²(x − nqe^d)² / (Σ wnqe^d)²} over
 * blocks of neighbouring seconds; before anything is measured it is M ± T, so that the level is
 * {@code (d T² + M V)/(T² + V)} and its variance {@code V T²/(T² + V)}.
 *
 * <p>Sources: McCullagh and Nelder, Generalized Linear Models (1989), section 9.2; Efron and Morris
 * (1975), shrinking towards a prior.
 *
 * @param offset the level
 * @param variance of it
 */
record MeasuredLevel(double offset, double variance) {

  /** So that no bad request at all, or none expected, still gives a number. */
  private static final double HALF_REQUEST = 0.5;

  /** So small a weight says that all windows are far away; it is that of 8 half-widths. */
  private static final double NEXT_TO_NOTHING = 1e-14;

  /**
   * What is known of the level before anything is measured.
   *
   * @param mean M
   * @param deviation T
   */
  record Prior(double mean, double deviation) {

    double variance() {
      return deviation * deviation;
    }
  }

  /**
   * @param prior M and T
   * @param settling how long the queue of a window takes to forget, seconds: blocks shorter than
   *     that vary less than they will
   */
  static MeasuredLevel of(
      List<Blocks> windows,
      Prior prior,
      ToDoubleFunction<Blocks> weight,
      ToDoubleFunction<Blocks> settling) {
    double[] weights = windows.stream().mapToDouble(weight).toArray();
    double most = Arrays.stream(weights).max().orElse(0);
    if (most < NEXT_TO_NOTHING) {
      return new MeasuredLevel(prior.mean(), prior.variance());
    }
    double seen = 0;
    double expected = 0;
    for (int i = 0; i < weights.length; i++) {
      weights[i] /= most;
      seen += weights[i] * windows.get(i).seen();
      expected += weights[i] * windows.get(i).expected();
    }
    double bad = Math.max(0, seen) + HALF_REQUEST;
    double ratio = bad / (expected + HALF_REQUEST);
    double squares = HALF_REQUEST * HALF_REQUEST;
    for (int i = 0; i < weights.length; i++) {
      if (weights[i] > 0) {
        Blocks blocks = windows.get(i);
        double related = Math.max(1, settling.applyAsDouble(blocks) / blocks.length());
        squares += weights[i] * weights[i] * related * blocks.squares(ratio);
      }
    }
    double variance = squares / (bad * bad);
    double kept = prior.variance() / (prior.variance() + variance);
    double level = kept * Math.log(ratio) + (1 - kept) * prior.mean();
    return new MeasuredLevel(level, kept * variance);
  }
}
