package dev.headroom.search.internal;

import dev.headroom.quantity.Estimate;
import dev.headroom.search.Second;
import java.util.List;
import org.apache.commons.math3.distribution.TDistribution;

/**
 * The mean of the good completions of seconds in which work waited, with its Student-t interval.
 *
 * <p>{@code C = mean ± t(n − 1) √(s²/n)}; the relative standard error is {@code c_s/√(CT)}. The
 * variance is never below 1/6, what rounding to whole requests at both ends of a second makes.
 *
 * <p>Source: Law and Kelton, Simulation Modeling and Analysis, batch means; the fit counts the same
 * way.
 *
 * @param n how many seconds
 * @param mean of their counts
 * @param variance of a count
 */
record Throughput(int n, double mean, double variance) {

  static final double LEVEL = 0.95;

  private static final double GRANULARITY = 1.0 / 6;

  static Throughput of(List<Second> seconds) {
    int n = seconds.size();
    double mean = seconds.stream().mapToDouble(Second::good).average().orElse(0);
    double squares = 0;
    for (Second second : seconds) {
      squares += (second.good() - mean) * (second.good() - mean);
    }
    double variance = n < 2 ? mean : squares / (n - 1);
    return new Throughput(n, mean, Math.max(GRANULARITY, variance));
  }

  double standardError() {
    return Math.sqrt(variance / Math.max(1, n));
  }

  /** Half of the interval, as a share of the mean. */
  double precision() {
    if (n < 2 || mean == 0) {
      return Double.POSITIVE_INFINITY;
    }
    double t = new TDistribution(null, n - 1).inverseCumulativeProbability((1 + LEVEL) / 2);
    return t * standardError() / mean;
  }

  /**
   * The same for a decision whether to go on: as if four seconds with the variance of a Poisson
   * count had been seen before, so that a few seconds that are alike by chance don't end it.
   */
  double cautiousPrecision() {
    double total = variance * Math.max(0, n - 1) + PRIOR_SECONDS * mean;
    return new Throughput(n, mean, total / (Math.max(0, n - 1) + PRIOR_SECONDS)).precision();
  }

  private static final double PRIOR_SECONDS = 4;

  Estimate interval() {
    double half = Math.min(1, precision()) * mean;
    return new Estimate(mean, mean - half, mean + half, LEVEL);
  }

  /** {@code (1 + c_s²)/2}: what Poisson arrivals and these completions make of a queue's length. */
  double variability() {
    double spread = mean == 0 ? 1 : variance / mean;
    return Math.max(LEAST_VARIABILITY, Math.min(MOST_VARIABILITY, (1 + spread) / 2));
  }

  /** Of Poisson arrivals and constant service. */
  private static final double LEAST_VARIABILITY = 0.5;

  /** A few seconds can't tell more from chance. */
  private static final double MOST_VARIABILITY = 5;
}
