package dev.headroom.fit.internal;

import dev.headroom.plan.Objective;
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
  static Tally latency(Objective objective) {
    return new Tally(Counts::late, Counts::judged, 1 - objective.percentile().quantile());
  }

  /** Gateway errors among all requests that ended. */
  static Tally errors(Objective objective) {
    return new Tally(Counts::gatewayErrors, Counts::ended, objective.errors().value());
  }

  /** Whether this level had too many bad ones. */
  boolean broken(Window window) {
    Counts total = window.total();
    return bad.applyAsDouble(total) > allowed * all.applyAsDouble(total);
  }
}
