package dev.headroom.prove;

import dev.headroom.collect.Interval;
import dev.headroom.collect.LatencyHistogram;
import dev.headroom.load.PhaseRecord;
import dev.headroom.plan.Load.Spike;
import dev.headroom.plan.Objective;
import dev.headroom.prove.Proof.Trial;
import dev.headroom.quantity.Ratio;
import java.time.Duration;
import java.util.List;

/**
 * Whether a spike met the objective.
 *
 * <p>It is judged from the beginning of the rise to the end of the fall, so that the quiet seconds
 * around it dilute nothing. It holds when the objective's percentile of latency is met and failures
 * of any kind, gateway errors among them, stay within the error budget.
 */
final class SpikeVerdict {

  private SpikeVerdict() {}

  /** Of the seconds that were recorded of a phase, those that are judged. */
  static List<Interval> during(PhaseRecord record, Spike spike, List<Interval> recorded) {
    long from = record.startSecond() + spike.untilRise().toSeconds();
    long to = record.startSecond() + spike.untilFallen().toSeconds();
    return recorded.stream()
        .filter(second -> second.epochSecond() >= from && second.epochSecond() <= to)
        .toList();
  }

  /**
   * What came of it.
   *
   * @param peak the seconds that are judged
   */
  static Trial of(
      String phase, int instances, boolean expected, List<Interval> peak, Objective objective) {
    long requests = peak.stream().mapToLong(Interval::completed).sum();
    long gatewayErrors = peak.stream().mapToLong(Interval::gatewayErrors).sum();
    Ratio failed = Ratio.of(peak.stream().mapToLong(Interval::failed).sum(), requests);
    Duration latency =
        LatencyHistogram.sum(peak.stream().map(Interval::latency).toList())
            .at(objective.percentile());
    boolean holds =
        requests > 0
            && failed.compareTo(objective.errors()) <= 0
            && latency.compareTo(objective.latency()) < 0;
    return new Trial(
        phase,
        instances,
        expected,
        holds,
        requests,
        Ratio.of(gatewayErrors, requests),
        objective.percentile(),
        latency);
  }
}
