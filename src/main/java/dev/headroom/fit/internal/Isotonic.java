package dev.headroom.fit.internal;

/**
 * Isotonic regression: the non-decreasing sequence nearest to the values in weighted least squares.
 *
 * <p>Pool adjacent violators. Source: Barlow, Bartholomew, Bremner and Brunk, Statistical Inference
 * under Order Restrictions (1972).
 */
final class Isotonic {

  private final double[] level;
  private final double[] weight;
  private final int[] size;
  private int blocks;

  private Isotonic(int length) {
    level = new double[length];
    weight = new double[length];
    size = new int[length];
  }

  /**
   * The fitted values.
   *
   * @param weights above zero
   */
  static double[] fit(double[] values, double[] weights) {
    Isotonic fit = new Isotonic(values.length);
    for (int i = 0; i < values.length; i++) {
      fit.push(values[i], weights[i]);
    }
    return fit.values(values.length);
  }

  private void push(double value, double w) {
    level[blocks] = value;
    weight[blocks] = w;
    size[blocks++] = 1;
    while (blocks > 1 && level[blocks - 2] > level[blocks - 1]) {
      pool();
    }
  }

  private void pool() {
    int into = blocks - 2;
    double sum = weight[into] + weight[into + 1];
    level[into] = (level[into] * weight[into] + level[into + 1] * weight[into + 1]) / sum;
    weight[into] = sum;
    size[into] += size[into + 1];
    blocks--;
  }

  private double[] values(int length) {
    double[] all = new double[length];
    int next = 0;
    for (int block = 0; block < blocks; block++) {
      for (int i = 0; i < size[block]; i++) {
        all[next++] = level[block];
      }
    }
    return all;
  }
}
