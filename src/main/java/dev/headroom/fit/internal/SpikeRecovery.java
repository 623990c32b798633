package dev.headroom.fit.internal;

import dev.headroom.collect.Interval;
import dev.headroom.collect.Recording;
import dev.headroom.fit.Recovery;
import dev.headroom.load.PhaseKind;
import dev.headroom.load.PhaseRecord;
import dev.headroom.plan.LoadShape.Segment;
import dev.headroom.quantity.TimeText;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;

/**
 * How long after a spike errors and latency are back within the variation that the baseline had
 * before it.
 *
 * <p>Back means: for {@link #CALM_SECONDS} seconds in a row, or up to the end of the watch, the
 * mean latency is at most the baseline's mean plus four standard deviations of its seconds, and the
 * share of failures at most its highest second's, one request aside.
 */
public final class SpikeRecovery {

  /** One calm second happens by chance while a backlog drains. */
  private static final int CALM_SECONDS = 2;

  /** A second beyond it is no chance in a watch of a few minutes, by Chebyshev and in practice. */
  private static final double SIGMAS = 4;

  /** A few seconds of baseline understate their spread; less than this share isn't noticed. */
  private static final double LEAST_MARGIN = 0.1;

  private final double mostMicros;
  private final double mostFailed;

  private SpikeRecovery(List<Interval> baseline) {
    SummaryStatistics latency = new SummaryStatistics();
    baseline.stream()
        .filter(s -> s.good() > 0)
        .forEach(s -> latency.addValue(s.latency().mean().toNanos() / 1e3));
    double mean = latency.getN() == 0 ? 0 : latency.getMean();
    double spread = latency.getN() < 2 ? 0 : latency.getStandardDeviation();
    mostMicros = mean + Math.max(SIGMAS * spread, LEAST_MARGIN * mean);
    mostFailed = baseline.stream().mapToDouble(SpikeRecovery::failedShare).max().orElse(0);
  }

  /** Of the first spike in the recording; empty where there is none or its fall wasn't reached. */
  public static Optional<Recovery> of(Recording recording) {
    return recording.phases(PhaseKind.SPIKE).stream()
        .findFirst()
        .filter(phase -> phase.shape().segments().size() >= 3)
        .flatMap(phase -> of(recording, phase));
  }

  private static Optional<Recovery> of(Recording recording, PhaseRecord phase) {
    List<Segment> segments = phase.shape().segments();
    double whole = TimeText.seconds(phase.shape().length());
    Segment last = segments.get(segments.size() - 1);
    long fallen = phase.startSecond() + (long) Math.ceil(whole - TimeText.seconds(last.length()));
    long rise = phase.startSecond() + (long) Math.floor(TimeText.seconds(segments.get(0).length()));
    List<Interval> baseline = between(recording, Math.min(phase.settledSecond(), rise - 1), rise);
    List<Interval> watch = between(recording, fallen, phase.endSecond());
    if (baseline.isEmpty() || watch.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(new SpikeRecovery(baseline).watch(watch, fallen));
  }

  private Recovery watch(List<Interval> watch, long fallen) {
    for (int i = 0; i < watch.size(); i++) {
      int end = Math.min(watch.size(), i + CALM_SECONDS);
      if (watch.subList(i, end).stream().allMatch(this::calm)) {
        double seconds = (double) (watch.get(i).epochSecond() - fallen);
        return new Recovery(OptionalDouble.of(seconds), true);
      }
    }
    return new Recovery(OptionalDouble.empty(), false);
  }

  private boolean calm(Interval second) {
    if (second.good() == 0) {
      return second.offered() == 0 && second.failed() == 0;
    }
    double failed = Math.max(0, second.failed() - 1.0) / second.completed();
    return failed <= mostFailed && second.latency().mean().toNanos() / 1e3 <= mostMicros;
  }

  private static double failedShare(Interval second) {
    return second.completed() == 0 ? 0 : (double) second.failed() / second.completed();
  }

  private static List<Interval> between(Recording recording, long from, long to) {
    return recording.intervals().stream()
        .filter(i -> i.epochSecond() >= from && i.epochSecond() < to)
        .toList();
  }
}
