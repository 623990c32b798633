package dev.headroom.fit.internal;

import dev.headroom.collect.Interval;
import java.util.List;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;

/**
 * What is normal at a spike's baseline, by the seconds before the rise: the mean latency is at most
 * their mean plus four standard deviations, and the share of failures at most that of their highest
 * second, one request aside.
 */
final class Normal {

  /** A second beyond it is no chance in a watch of a few minutes, by Chebyshev and in practice. */
  private static final double SIGMAS = 4;

  /** A few seconds of baseline understate their spread; less than this share isn't noticed. */
  private static final double LEAST_MARGIN = 0.1;

  private final double mostMicros;
  private final double mostFailed;

  Normal(List<Interval> baseline) {
    SummaryStatistics latency = new SummaryStatistics();
    baseline.stream().filter(s -> s.good() > 0).forEach(s -> latency.addValue(micros(s)));
    double mean = latency.getN() == 0 ? 0 : latency.getMean();
    double spread = latency.getN() < 2 ? 0 : latency.getStandardDeviation();
    mostMicros = mean + Math.max(SIGMAS * spread, LEAST_MARGIN * mean);
    mostFailed = baseline.stream().mapToDouble(Normal::failedShare).max().orElse(0);
  }

  private static double micros(Interval second) {
    return second.latency().mean().toNanos() / 1e3;
  }

  private static double failedShare(Interval second) {
    return second.completed() == 0 ? 0 : (double) second.failed() / second.completed();
  }

  /** Whether a second is like those of the baseline. */
  boolean calm(Interval second) {
    if (second.good() == 0) {
      return second.offered() == 0 && second.failed() == 0;
    }
    return !failing(second) && micros(second) <= mostMicros;
  }

  /** Whether more requests failed in it than do at the baseline. */
  boolean failing(Interval second) {
    double failed = Math.max(0, second.failed() - 1.0);
    return second.completed() > 0 && failed / second.completed() > mostFailed;
  }
}
