package dev.headroom.search.internal;

import dev.headroom.fit.queue.UnboundedQueue;
import dev.headroom.plan.Objective;
import dev.headroom.quantity.TimeText;

/**
 * Where the highest rate that meets an objective is expected before any step near it was driven.
 *
 * <p>{@code P(W > t − S) ≈ P_wait(λ) exp(−(C − λ)(t − S)/v)}, of a station of c = CS workers whose
 * idle latency is S. It is a beginning only: two moments don't know the tail of the service.
 *
 * <p>Sources: Erlang 1917; Köllerström 1974 for v.
 *
 * @param capacity C, requests per second
 * @param serviceSeconds S
 * @param variability v
 */
record Expectation(double capacity, double serviceSeconds, double variability) {

  /** How far such formulas are off, one standard deviation of the logarithm of the rate. */
  private static final double SPREAD = 0.12;

  /** Where nothing is expected of the latency. */
  private static final double WIDE = 0.5;

  /** Less of the latency than this share is not left for waiting. */
  private static final double LEAST_WAIT = 0.1;

  /** Losses of a queue with room grow about as steeply as this over the rate. */
  private static final double ERRORS_SLOPE = 25;

  private static final int HALVINGS = 50;
  private static final double STEP = 1e-3;

  RootPosterior late(Objective objective) {
    double allowed = 1 - objective.percentile().quantile();
    double bound = TimeText.seconds(objective.latency());
    double wait = Math.max(LEAST_WAIT * bound, bound - serviceSeconds) / variability;
    double root = root(wait, allowed);
    double slope = Math.log(tail(root, wait) / tail(root * (1 - STEP), wait)) / STEP;
    double spread = bound > 2 * serviceSeconds ? SPREAD : WIDE;
    return RootPosterior.prior(bunching(), allowed, root, spread, Math.max(1, slope));
  }

  /** Nothing is lost below the capacity, as far as one knows before. */
  RootPosterior errors(Objective objective) {
    double allowed = Math.max(objective.errors().value(), LEAST_ERRORS);
    return RootPosterior.prior(bunching(), allowed, capacity, WIDE, ERRORS_SLOPE);
  }

  /** A budget of none is one of next to none: the logarithm of zero has no slope. */
  private static final double LEAST_ERRORS = 1e-4;

  Bunching bunching() {
    return new Bunching(capacity, variability);
  }

  private double root(double wait, double allowed) {
    double low = 0;
    double high = capacity;
    for (int i = 0; i < HALVINGS; i++) {
      double middle = (low + high) / 2;
      if (tail(middle, wait) > allowed) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return Math.max(low, capacity * STEP);
  }

  private double tail(double rate, double wait) {
    double busy = Math.max(1, capacity * serviceSeconds);
    return new UnboundedQueue(busy, capacity / busy).waitTail(rate, wait);
  }
}
