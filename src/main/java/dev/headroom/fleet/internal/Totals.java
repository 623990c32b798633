package dev.headroom.fleet.internal;

import dev.headroom.fleet.Simulated.Counts;
import dev.headroom.fleet.Simulated.Latency;
import java.time.Duration;

/** What was counted, as values. */
final class Totals {

  private Totals() {}

  static Counts counts(Tally tally) {
    LatencyCounts good = tally.good;
    Latency latency =
        new Latency(
            good.mean(),
            good.quantile(0.5),
            good.quantile(0.9),
            good.quantile(0.99),
            good.quantile(0.999));
    return new Counts(tally.requests, tally.retries, tally.refused, tally.timedOut, latency);
  }

  static Duration duration(double seconds) {
    return Duration.ofNanos(Math.round(seconds * 1e9));
  }
}
