package dev.headroom.fit.internal;

import dev.headroom.collect.Interval;
import dev.headroom.collect.LatencyHistogram;
import dev.headroom.fit.Level;
import dev.headroom.plan.Objective;
import dev.headroom.quantity.Percentile;
import java.util.List;
import java.util.Optional;

/** The measured levels as points of the picture. */
final class Points {

  private Points() {}

  static Level of(
      String phase, List<Interval> seconds, Objective objective, Optional<String> excluded) {
    List<Counts> counts = seconds.stream().map(s -> Counts.of(s, objective)).toList();
    Counts total = counts.stream().reduce(Counts.NONE, Counts::plus);
    SampleMean good = SampleMean.of(counts.stream().mapToDouble(Counts::good).toArray());
    LatencyHistogram latency = latency(seconds);
    Share errors = Share.of(counts, Counts::gatewayErrors, Counts::ended);
    Share slow = Share.above(seconds, latency.at(objective.percentile()));
    return new Level(
        phase,
        total.offered() / seconds.size(),
        good.mean(),
        good.standardError(),
        errors.value(),
        errors.standardError(),
        Math.round(total.ended()),
        latency.at(Percentile.P50),
        latency.at(Percentile.P99),
        latency.at(objective.percentile()),
        latency.at(slow.below(objective.percentile())),
        latency.at(slow.above(objective.percentile())),
        Retried.amplification(seconds),
        excluded);
  }

  static LatencyHistogram latency(List<Interval> seconds) {
    return LatencyHistogram.sum(seconds.stream().map(Interval::latency).toList());
  }
}
