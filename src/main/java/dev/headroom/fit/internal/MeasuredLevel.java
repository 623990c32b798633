package dev.headroom.fit.internal;

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
   * @param shares what the model expects of each window
   * @param prior M and T
   * @param settling how long the queue of a window takes to forget, seconds: blocks shorter than
   *     that vary less than they will
   */
  static MeasuredLevel of(
      List<Window> windows,
      double[] shares,
      Tally tally,
      Prior prior,
      ToDoubleFunction<Window> weight,
      ToDoubleFunction<Window> settling) {
    double seen = 0;
    double expected = 0;
    double most = 0;
    for (int i = 0; i < shares.length; i++) {
      double w = weight.applyAsDouble(windows.get(i));
      Counts total = windows.get(i).total();
      seen += w * tally.bad().applyAsDouble(total);
      expected += w * tally.all().applyAsDouble(total) * shares[i];
      most = Math.max(most, w);
    }
    if (most == 0) {
      return new MeasuredLevel(prior.mean(), prior.variance());
    }
    double half = HALF_REQUEST * most;
    double ratio = (seen + half) / (expected + half);
    double squares = half * half;
    for (int i = 0; i < shares.length; i++) {
      double w = weight.applyAsDouble(windows.get(i));
      double seconds = windows.get(i).seconds().size();
      double related =
          w == 0
              ? 0
              : Math.max(
                  1,
                  settling.applyAsDouble(windows.get(i)) / Resampling.blockLength((int) seconds));
      squares += w * w * related * squares(windows.get(i), shares[i] * ratio, tally);
    }
    double variance = squares / Math.pow(seen + half, 2);
    double kept = prior.variance() / (prior.variance() + variance);
    double level = kept * Math.log(ratio) + (1 - kept) * prior.mean();
    return new MeasuredLevel(level, kept * variance);
  }

  private static double squares(Window window, double share, Tally tally) {
    List<Counts> seconds = window.seconds();
    int length = Resampling.blockLength(seconds.size());
    double squares = 0;
    for (int from = 0; from < seconds.size(); from += length) {
      double off = 0;
      for (Counts second : seconds.subList(from, Math.min(seconds.size(), from + length))) {
        off += tally.bad().applyAsDouble(second) - tally.all().applyAsDouble(second) * share;
      }
      squares += off * off;
    }
    return squares;
  }
}
