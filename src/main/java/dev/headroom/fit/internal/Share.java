package dev.headroom.fit.internal;

import dev.headroom.collect.Interval;
import dev.headroom.quantity.Percentile;
import java.time.Duration;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * A share of requests, with a standard error that knows that bad requests come in bunches.
 *
 * <p>{@code p = Σx/Σn}, {@code SE² = m/(m − 1) Σ (x − pn)² / (Σn)²} over m batches of neighbouring
 * seconds: the ratio estimator. It is never below that of independent requests.
 *
 * <p>Source: Cochran, Sampling Techniques (1977), section 6.3, with batches as the sampling units.
 *
 * @param value the share, 0 to 1; zero where there was no request; or another ratio
 * @param standardError of it
 */
record Share(double value, double standardError) {

  /** Half the width of a 95 % interval of a normal distribution. */
  private static final double NORMAL_95 = 1.96;

  /** No percentile is exact; this is as close to 0 or 100 as it gets. */
  private static final double LEAST_PERCENT = 1e-3;

  static Share of(
      List<Counts> seconds, ToDoubleFunction<Counts> bad, ToDoubleFunction<Counts> all) {
    return floored(
        ratio(
            seconds.stream().mapToDouble(bad).toArray(),
            seconds.stream().mapToDouble(all).toArray()),
        seconds.stream().mapToDouble(all).sum());
  }

  /** Any ratio of sums, such as a mean latency; NaN where the divisor is zero. */
  static Share ratio(
      List<Counts> seconds, ToDoubleFunction<Counts> sum, ToDoubleFunction<Counts> divisor) {
    return ratio(
        seconds.stream().mapToDouble(sum).toArray(),
        seconds.stream().mapToDouble(divisor).toArray());
  }

  /** The share of good requests slower than this. */
  static Share above(List<Interval> seconds, Duration bound) {
    double[] all = seconds.stream().mapToDouble(s -> s.latency().count()).toArray();
    double[] slow = seconds.stream().mapToDouble(s -> s.latency().countAbove(bound)).toArray();
    return floored(ratio(slow, all), sum(all));
  }

  private static Share floored(Share share, double n) {
    if (n == 0) {
      return new Share(0, 0);
    }
    double alone = Math.sqrt(share.value * (1 - share.value) / n);
    return new Share(share.value, Math.max(share.standardError, alone));
  }

  private static Share ratio(double[] bad, double[] all) {
    double n = sum(all);
    double share = sum(bad) / n;
    int length = Resampling.blockLength(bad.length);
    double squares = 0;
    int batches = 0;
    for (int from = 0; from < bad.length; from += length, batches++) {
      double off = 0;
      for (int i = from; i < Math.min(bad.length, from + length); i++) {
        off += bad[i] - share * all[i];
      }
      squares += off * off;
    }
    double variance = batches < 2 ? 0 : squares * batches / (batches - 1) / (n * n);
    return new Share(share, Math.sqrt(variance));
  }

  private static double sum(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum;
  }

  /** The percentile at the lower end of the interval of one whose slower share this is. */
  Percentile below(Percentile percentile) {
    return moved(percentile, -NORMAL_95);
  }

  /** That at the upper end. */
  Percentile above(Percentile percentile) {
    return moved(percentile, NORMAL_95);
  }

  private Percentile moved(Percentile percentile, double errors) {
    double percent = percentile.percent() + 100 * errors * standardError;
    return new Percentile(Math.max(LEAST_PERCENT, Math.min(100 - LEAST_PERCENT, percent)));
  }
}
