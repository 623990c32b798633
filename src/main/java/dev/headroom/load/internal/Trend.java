package dev.headroom.load.internal;

import java.util.List;

/**
 * Whether values fall over time, by their order alone: the test of Mann and Kendall.
 *
 * <p>{@code S = Σ sign(x_j − x_i)} over all pairs i &lt; j. Where there is no trend every order of
 * the n values is as likely as any other, and the number of pairs in descending order has the
 * distribution of the inversions of a random permutation, which is exact for any n. A single odd
 * value moves S by at most 2 (n − 1), however odd it is.
 *
 * <p>Sources: Mann, Econometrica 13 (1945) 245; Kendall, Rank Correlation Methods (4th ed. 1975),
 * appendix table 1.
 */
final class Trend {

  private Trend() {}

  /** S of these values; below zero where they fall. */
  static int score(List<Double> values) {
    int score = 0;
    for (int later = 1; later < values.size(); later++) {
      for (int earlier = 0; earlier < later; earlier++) {
        score += (int) Math.signum(values.get(later) - values.get(earlier));
      }
    }
    return score;
  }

  /** How likely an S this low or lower is for n values without a trend. */
  static double chanceOfAtMost(int score, int n) {
    double[] inversions = inversions(n);
    int pairs = n * (n - 1) / 2;
    double chance = 0;
    for (int falling = 0; falling <= pairs; falling++) {
      if (pairs - 2 * falling <= score) {
        chance += inversions[falling];
      }
    }
    return chance;
  }

  /** The share of the orders of n values with 0, 1, 2, … pairs in descending order. */
  private static double[] inversions(int n) {
    double[] shares = new double[n * (n - 1) / 2 + 1];
    shares[0] = 1;
    for (int size = 2; size <= n; size++) {
      double[] next = new double[shares.length];
      for (int known = 0; known < shares.length; known++) {
        for (int more = 0; more < size && known + more < shares.length; more++) {
          next[known + more] += shares[known] / size;
        }
      }
      shares = next;
    }
    return shares;
  }
}
