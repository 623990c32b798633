package dev.headroom.fit.internal;

import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.stat.StatUtils;

/**
 * By how much the mean of a series moved from one part of it to the next.
 *
 * <p>{@code t = (x̄₂ − x̄₁) / (s √(1/n₁ + 1/n₂))} with n₁ + n₂ − 2 degrees of freedom, s² pooled
 * within the parts and multiplied by {@code (1 + r)/(1 − r)} where neighbours correlate by r &gt;
 * 0: Geweke's comparison of two parts of a series with the variance of a first-order
 * autoregression.
 *
 * <p>Source: Geweke, Evaluating the accuracy of sampling-based approaches (1992), with Student's t
 * for few values.
 *
 * @param before mean of the first part
 * @param after mean of the second
 * @param t the difference in standard errors
 * @param freedom degrees of it
 */
record Shift(double before, double after, double t, int freedom) {

  /** So that the inflation stays finite. */
  private static final double MOST_CORRELATED = 0.9;

  /** Between two parts of at least two values each. */
  static Shift of(double[] first, double[] second) {
    double before = StatUtils.mean(first);
    double after = StatUtils.mean(second);
    int freedom = first.length + second.length - 2;
    double squares = squares(first, before, 0) + squares(second, after, 0);
    double products = squares(first, before, 1) + squares(second, after, 1);
    double r = squares == 0 ? 0 : Math.max(0, Math.min(MOST_CORRELATED, products / squares));
    double variance = squares / freedom * (1 + r) / (1 - r);
    double error = Math.sqrt(variance * (1.0 / first.length + 1.0 / second.length));
    double t = after == before ? 0 : (after - before) / error;
    return new Shift(before, after, t, freedom);
  }

  /** Whether chance alone does this less often than that. */
  boolean beyondChance(double falseAlarms) {
    double quantile =
        new TDistribution(null, freedom).inverseCumulativeProbability(falseAlarms / 2);
    return Math.abs(t) > -quantile;
  }

  /** The size of it. */
  double size() {
    return Math.abs(after - before);
  }

  private static double squares(double[] values, double mean, int lag) {
    double sum = 0;
    for (int i = lag; i < values.length; i++) {
      sum += (values[i] - mean) * (values[i - lag] - mean);
    }
    return sum;
  }
}
