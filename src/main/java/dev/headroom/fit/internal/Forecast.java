package dev.headroom.fit.internal;

import dev.headroom.collect.Interval;
import dev.headroom.collect.Recording;
import dev.headroom.fit.SpikeForecast;
import dev.headroom.load.PhaseKind;
import dev.headroom.load.PhaseRecord;
import dev.headroom.quantity.Estimate;
import dev.headroom.quantity.Percentile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Predicts the recording's spike by running it against the fitted queue, once for each draw of the
 * bootstrap, so that the interval holds both the model's uncertainty and chance.
 */
final class Forecast {

  /** Simulated requests in all; a second's work. */
  private static final double MOST_REQUESTS = 5e6;

  private static final int LEAST_RUNS = 40;

  private Forecast() {}

  /** Of the first spike; nothing where there is none or the model knows no bound of the queue. */
  static Optional<SpikeForecast> of(Recording recording, QueueSolution solution, long seed) {
    return recording.phases(PhaseKind.SPIKE).stream()
        .filter(PhaseRecord::complete)
        .findFirst()
        .filter(phase -> solution.choice().kept().fit().model() == QueueModel.GGCK)
        .flatMap(phase -> of(phase, between(recording, phase), solution, seed));
  }

  private static List<Interval> between(Recording recording, PhaseRecord phase) {
    return recording.intervals().stream()
        .filter(s -> s.epochSecond() >= phase.startSecond())
        .filter(s -> s.epochSecond() < phase.endSecond())
        .toList();
  }

  private static Optional<SpikeForecast> of(
      PhaseRecord phase, List<Interval> seconds, QueueSolution solution, long seed) {
    if (seconds.isEmpty()) {
      return Optional.empty();
    }
    List<SpikeRun> ran = runs(phase, seconds, solution, seed);
    double quantile = Percentile.P99.quantile();
    double seen = Points.latency(seconds).at(Percentile.P99).toNanos() / 1e6;
    return Optional.of(
        new SpikeForecast(
            seconds.stream().mapToLong(Interval::completed).sum(),
            interval(ran.stream().mapToDouble(SpikeRun::refused).toArray(), solution),
            seconds.stream().mapToLong(Interval::gatewayErrors).sum(),
            interval(
                ran.stream()
                    .mapToDouble(r -> r.millis(quantile))
                    .filter(Double::isFinite)
                    .toArray(),
                solution),
            seen == 0 ? Double.NaN : seen));
  }

  private static List<SpikeRun> runs(
      PhaseRecord phase, List<Interval> seconds, QueueSolution solution, long seed) {
    double requests = seconds.stream().mapToDouble(Interval::offered).sum();
    int runs =
        (int)
            Math.min(solution.draws().size(), Math.max(LEAST_RUNS, MOST_REQUESTS / (1 + requests)));
    SplittableRandom random = new SplittableRandom(seed);
    List<SplittableRandom> own = new ArrayList<>();
    for (int i = 0; i < runs; i++) {
      own.add(random.split());
    }
    List<SpikeRun> ran = new ArrayList<>();
    for (int i = 0; i < runs; i++) {
      ran.add(new SpikeRun(solution.draws().get(i).fit(), own.get(i)).over(seconds, phase.shape()));
    }
    return ran;
  }

  private static Estimate interval(double[] values, QueueSolution solution) {
    if (values.length == 0) {
      return Estimate.atLeast(0, solution.level());
    }
    double mean = Arrays.stream(values).average().orElseThrow();
    double[] ends = Resampling.ends(values, solution.level());
    return solution.wider(mean, ends, 0, solution.widening());
  }
}
