package dev.headroom.fit.internal;

import java.util.function.ToDoubleFunction;

/**
 * What one part of the objective counts: requests that break it, out of those it judges, and the
 * share that may.
 *
 * @param bad requests of a window that break it
 * @param all requests of a window that it judges
 * @param allowed the share of bad ones that is still good service
 */
record Tally(ToDoubleFunction<Counts> bad, ToDoubleFunction<Counts> all, double allowed) {

  /** Requests slower than the bound; p99 holds while at most 1 % of them are. */
  static Tally latency(double quantile) {
    return new Tally(Counts::late, Counts::judged, 1 - quantile);
  }

  /** Gateway errors among all requests that ended. */
  static Tally errors(double budget) {
    return new Tally(Counts::gatewayErrors, Counts::ended, budget);
  }
}
