package dev.headroom.fit.internal;

import dev.headroom.quantity.Estimate;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.stat.StatUtils;

/**
 * The mean of batches, with its Student-t interval.
 *
 * <p>{@code mean ± t(n−1) √(s²/n)}; batches are whole seconds of counts, so that the variance never
 * falls below that of counting granularity: the count in a second is off by the difference of two
 * uniform roundings at its ends, variance 1/12 + 1/12.
 *
 * <p>Source: Law and Kelton, Simulation Modeling and Analysis, batch means.
 *
 * @param n number of batches, at least 1
 * @param mean of them
 * @param variance of a batch, unbiased; that of a Poisson count where there is one batch only
 */
record SampleMean(int n, double mean, double variance) {

  /** The difference of two independent uniform roundings to whole requests. */
  static final double GRANULARITY = 1.0 / 6;

  static SampleMean of(double... batches) {
    double mean = StatUtils.mean(batches);
    double variance = batches.length < 2 ? mean : StatUtils.variance(batches);
    return new SampleMean(batches.length, mean, Math.max(GRANULARITY, variance));
  }

  double standardError() {
    return Math.sqrt(variance / n);
  }

  /** With the variance multiplied, for batches that aren't independent. */
  SampleMean inflated(double factor) {
    return new SampleMean(n, mean, variance * factor);
  }

  Estimate interval(double level) {
    double half = quantile(Math.max(1, n - 1), level) * standardError();
    return new Estimate(mean, Math.max(0, mean - half), mean + half, level);
  }

  /** The two-sided quantile of Student's t. */
  static double quantile(int freedom, double level) {
    return new TDistribution(null, freedom).inverseCumulativeProbability((1 + level) / 2);
  }
}
