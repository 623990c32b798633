package dev.headroom.fit.internal;

import java.util.List;

/**
 * The bad requests of a window beyond those of an idle origin, and those that a model expects, by
 * blocks of neighbouring seconds.
 */
final class Blocks {

  private final Window window;
  private final int length;
  private final double[] bad;
  private final double[] usual;

  private Blocks(Window window, int length, double[] bad, double[] usual) {
    this.window = window;
    this.length = length;
    this.bad = bad;
    this.usual = usual;
  }

  /**
   * @param idle share that is bad without any load
   * @param share that the model expects to be bad beyond that
   */
  static Blocks of(Window window, double idle, double share, Tally tally) {
    List<Counts> seconds = window.seconds();
    int length = Resampling.blockLength(seconds.size());
    int blocks = (seconds.size() + length - 1) / length;
    double[] bad = new double[blocks];
    double[] usual = new double[blocks];
    for (int i = 0; i < seconds.size(); i++) {
      double all = tally.all().applyAsDouble(seconds.get(i));
      bad[i / length] += tally.bad().applyAsDouble(seconds.get(i)) - idle * all;
      usual[i / length] += share * all;
    }
    return new Blocks(window, length, bad, usual);
  }

  /** They are of. */
  Window window() {
    return window;
  }

  /** Of a block, seconds. */
  int length() {
    return length;
  }

  double seen() {
    return sum(bad);
  }

  double expected() {
    return sum(usual);
  }

  /** Sum of the squares of what was seen beyond so many times what is expected. */
  double squares(double ratio) {
    double squares = 0;
    for (int i = 0; i < bad.length; i++) {
      double off = bad[i] - ratio * usual[i];
      squares += off * off;
    }
    return squares;
  }

  private static double sum(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum;
  }
}
