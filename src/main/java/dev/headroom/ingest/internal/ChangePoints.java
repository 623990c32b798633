package dev.headroom.ingest.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Where the rate of a series of counts changes: optimal partitioning with a Poisson cost.
 *
 * <p>Of all ways to cut the series into pieces of a least length, the one that minimises {@code Σ
 * cost + 2 ln n} a piece, with {@code cost = −2 S ln(S/m)/φ} for a piece of m values that sum up to
 * S: minus twice the logarithm of the likelihood of a constant Poisson rate, less what is the same
 * for every way; {@code 2 ln n} is the Bayesian information criterion for a rate and a place.
 *
 * <p>φ is the series' own dispersion, {@code median((x₁ − x₂)²/(x₁ + x₂)) / 0.4549} of neighbours,
 * at least 1: about 1 for Poisson counts whatever their rate does, as 0.4549 is the median of χ²
 * with one degree of freedom.
 *
 * <p>Sources: Jackson et al., An algorithm for optimal partitioning of data on an interval, IEEE
 * Signal Processing Letters 12 (2005); Killick, Fearnhead and Eckley, JASA 107 (2012), the penalty.
 */
final class ChangePoints {

  private static final double MEDIAN_CHI_SQUARE = 0.4549;

  private final double[] sums;
  private final double dispersion;

  ChangePoints(long[] counts) {
    sums = new double[counts.length + 1];
    for (int i = 0; i < counts.length; i++) {
      sums[i + 1] = sums[i] + counts[i];
    }
    dispersion = dispersion(counts);
  }

  /** A stretch of the series, {@code from} to {@code to}, exclusive. */
  record Piece(int from, int to) {

    int length() {
      return to - from;
    }
  }

  /** The best pieces, in order, each at least so long; one piece where the series is shorter. */
  List<Piece> pieces(int least) {
    int n = sums.length - 1;
    double[] best = new double[n + 1];
    int[] before = new int[n + 1];
    Arrays.fill(best, Double.POSITIVE_INFINITY);
    best[0] = -penalty();
    for (int end = Math.min(least, n); end <= n; end++) {
      for (int start = 0; start <= Math.max(0, end - least); start++) {
        double cost = best[start] + constant(start, end) + penalty();
        if (cost < best[end]) {
          best[end] = cost;
          before[end] = start;
        }
      }
    }
    List<Piece> pieces = new ArrayList<>();
    for (int end = n; end > 0; end = before[end]) {
      pieces.add(0, new Piece(before[end], end));
    }
    return pieces;
  }

  /** The cost of one constant rate. */
  double constant(int from, int to) {
    double sum = sums[to] - sums[from];
    return sum == 0 ? 0 : -2 * sum * Math.log(sum / (to - from)) / dispersion;
  }

  /**
   * The cost of a straight line by least squares, which has the same sum; infinite where the line
   * goes below zero.
   */
  double line(int from, int to) {
    int m = to - from;
    double mean = (sums[to] - sums[from]) / m;
    double middle = (m - 1) / 2.0;
    double moments = 0;
    for (int i = 0; i < m; i++) {
      moments += (i - middle) * (sums[from + i + 1] - sums[from + i]);
    }
    double slope = m < 2 ? 0 : 12 * moments / ((double) m * (m - 1.0) * (m + 1.0));
    double cost = 0;
    for (int i = 0; i < m; i++) {
      double rate = mean + slope * (i - middle);
      double count = sums[from + i + 1] - sums[from + i];
      if (rate <= 0) {
        return count == 0 && mean == 0 ? 0 : Double.POSITIVE_INFINITY;
      }
      cost -= 2 * count * Math.log(rate) / dispersion;
    }
    return cost;
  }

  /** The price of one more parameter. */
  double parameter() {
    return Math.log(Math.max(2, sums.length - 1));
  }

  private double penalty() {
    return 2 * parameter();
  }

  private static double dispersion(long[] counts) {
    double[] ratios = new double[Math.max(0, counts.length - 1)];
    int used = 0;
    for (int i = 1; i < counts.length; i++) {
      double sum = (double) counts[i] + counts[i - 1];
      double difference = (double) counts[i] - counts[i - 1];
      if (sum > 0) {
        ratios[used++] = difference * difference / sum;
      }
    }
    Arrays.sort(ratios, 0, used);
    return used == 0 ? 1 : Math.max(1, ratios[used / 2] / MEDIAN_CHI_SQUARE);
  }
}
