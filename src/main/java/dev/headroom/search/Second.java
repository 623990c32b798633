package dev.headroom.search;

import dev.headroom.collect.Interval;
import dev.headroom.collect.Outcome;
import dev.headroom.plan.Objective;

/**
 * One second of a step as the search needs it, in requests.
 *
 * @param epochSecond the second
 * @param offered that were due
 * @param good that ended well
 * @param ended in any way
 * @param judged whose latency counts: the good ones and those given up on
 * @param late of those, slower than the objective's bound or given up on
 * @param gatewayErrors that ended in a gateway error
 * @param limited that a limiter turned away
 * @param latencySeconds sum of the latencies of the good ones, seconds
 * @param lagSeconds how late requests were sent: 99th percentile
 * @param injectorCpu share of the machine's processors that the injector used, NaN where not known
 */
public record Second(
    long epochSecond,
    double offered,
    double good,
    double ended,
    double judged,
    double late,
    double gatewayErrors,
    double limited,
    double latencySeconds,
    double lagSeconds,
    double injectorCpu) {

  /** A second as it was recorded. */
  public static Second of(Interval second, Objective objective) {
    long late = second.latency().countAbove(objective.latency());
    return of(second, late, second.latency().mean().toNanos() / 1e9);
  }

  /**
   * A second whose distribution of latency isn't at hand.
   *
   * @param late good answers slower than the objective's bound
   * @param meanSeconds mean latency of the good ones
   */
  public static Second of(Interval second, long late, double meanSeconds) {
    long givenUp = second.count(Outcome.TIMEOUT);
    return new Second(
        second.epochSecond(),
        second.offered(),
        second.good(),
        second.completed(),
        second.good() + givenUp,
        late + givenUp,
        second.gatewayErrors(),
        second.count(Outcome.LIMITED),
        second.good() * meanSeconds,
        second.lag().p99Micros() / 1e6,
        second.injectorCpu());
  }

  /** Requests that failed in any way. */
  public double failed() {
    return ended - good;
  }
}
