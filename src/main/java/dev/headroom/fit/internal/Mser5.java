package dev.headroom.fit.internal;

/**
 * Where the warm-up of a series ends, by the marginal standard error rule on batches of five.
 *
 * <p>{@code d* = argmin Σ_{i>d} (z_i − z̄_d)² / (n − d)²} over {@code 0 ≤ d ≤ n/2}, where z_i are
 * the means of n batches of five values and z̄_d is the mean of those after the first d. The first
 * minimum counts. One at n/2 says that the series is too short to tell.
 *
 * <p>Source: White, Cobb and Spratt, A comparison of five steady-state truncation heuristics for
 * simulation, Proceedings of the Winter Simulation Conference (2000); checked by {@code Mser5Test}
 * with the vector of the saturation notes, section 5.2.
 *
 * @param batches d*, how many batches the warm-up takes
 * @param statistic the rule's value there, in the squared unit of the series
 * @param settled whether the minimum lies before n/2
 */
record Mser5(int batches, double statistic, boolean settled) {

  /** Values in a batch. */
  static final int BATCH = 5;

  /** The least number of batches of which half can be taken away and two are left. */
  static final int LEAST_BATCHES = 4;

  /**
   * The warm-up of this series; a last batch that isn't full is left out.
   *
   * @throws IllegalArgumentException when it has fewer than 20 values
   */
  static Mser5 of(double... series) {
    double[] z = batches(series);
    if (z.length < LEAST_BATCHES) {
      throw new IllegalArgumentException(
          "MSER-5 takes " + LEAST_BATCHES * BATCH + " values, not " + series.length);
    }
    int best = 0;
    double least = Double.POSITIVE_INFINITY;
    for (int d = 0; d <= z.length / 2; d++) {
      double statistic = statistic(z, d);
      if (statistic < least) {
        least = statistic;
        best = d;
      }
    }
    return new Mser5(best, least, best < z.length / 2);
  }

  /** How many values the warm-up takes. */
  int samples() {
    return batches * BATCH;
  }

  static double[] batches(double... series) {
    double[] means = new double[series.length / BATCH];
    for (int i = 0; i < means.length * BATCH; i++) {
      means[i / BATCH] += series[i] / BATCH;
    }
    return means;
  }

  private static double statistic(double[] z, int from) {
    int n = z.length - from;
    double mean = 0;
    for (int i = from; i < z.length; i++) {
      mean += z[i] / n;
    }
    double squares = 0;
    for (int i = from; i < z.length; i++) {
      squares += (z[i] - mean) * (z[i] - mean);
    }
    return squares / ((double) n * n);
  }
}
