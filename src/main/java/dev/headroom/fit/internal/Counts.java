package dev.headroom.fit.internal;

import dev.headroom.collect.Interval;
import dev.headroom.collect.Outcome;
import dev.headroom.plan.Objective;
import java.util.List;

/**
 * One second reduced to what the fit needs of it, in requests.
 *
 * @param offered that were due
 * @param good that ended well
 * @param ended in any way
 * @param judged whose latency counts: the good ones and those given up on
 * @param late of those, slower than the objective's bound; a request given up on is late, because
 *     leaving it out would hide the tail
 * @param gatewayErrors that ended in a gateway error
 * @param limited that a limiter turned away
 * @param timedOut that the visitor gave up on
 * @param latencySeconds sum of the latencies of the good ones, seconds
 */
public record Counts(
    double offered,
    double good,
    double ended,
    double judged,
    double late,
    double gatewayErrors,
    double limited,
    double timedOut,
    double latencySeconds) {

  static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0, 0, 0, 0);

  static Counts of(Interval second, Objective objective) {
    long givenUp = second.count(Outcome.TIMEOUT);
    return new Counts(
        second.offered(),
        second.good(),
        second.completed(),
        second.latency().count() + givenUp,
        second.latency().countAbove(objective.latency()) + givenUp,
        second.gatewayErrors(),
        second.count(Outcome.LIMITED),
        givenUp,
        second.latency().count() * (second.latency().mean().toNanos() / 1e9));
  }

  /** All of these together. */
  static Counts sum(List<Counts> parts) {
    double[] sums = new double[9];
    for (Counts part : parts) {
      sums[0] += part.offered;
      sums[1] += part.good;
      sums[2] += part.ended;
      sums[3] += part.judged;
      sums[4] += part.late;
      sums[5] += part.gatewayErrors;
      sums[6] += part.limited;
      sums[7] += part.timedOut;
      sums[8] += part.latencySeconds;
    }
    return new Counts(
        sums[0], sums[1], sums[2], sums[3], sums[4], sums[5], sums[6], sums[7], sums[8]);
  }

  Counts plus(Counts other) {
    return new Counts(
        offered + other.offered,
        good + other.good,
        ended + other.ended,
        judged + other.judged,
        late + other.late,
        gatewayErrors + other.gatewayErrors,
        limited + other.limited,
        timedOut + other.timedOut,
        latencySeconds + other.latencySeconds);
  }

  /** Good ones whose latency is known. */
  double answered() {
    return judged - timedOut;
  }

  double failed() {
    return ended - good;
  }
}
