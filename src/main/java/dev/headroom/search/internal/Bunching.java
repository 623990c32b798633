package dev.headroom.search.internal;

/**
 * By how much more than independent events do late requests vary, because they come in bunches: all
 * of one long wait are late together.
 *
 * <p>{@code D = v (1 + ρ²)/(1 − ρ)²}: of arrivals in busy periods N of M/M/1, E[N²]/E[N], which
 * takes v = 1; waits grow with the variability v. In simulated windows of M/M/4 at ρ = 0.8 the 99th
 * percentile varied as much as this says (saturation notes, section 7.4: 12.3 % in 60 s).
 *
 * <p>Source: Kleinrock, Queueing Systems I (1975), section 5.9, moments of the busy period.
 *
 * @param capacity C, requests per second
 * @param variability v
 */
record Bunching(double capacity, double variability) {

  /** Closer to the capacity nothing settles within a step anyway. */
  private static final double LEAST_HEADROOM = 0.02;

  /** D at an offered rate, at least 1. */
  double factor(double rate) {
    double room = Math.max(LEAST_HEADROOM, 1 - rate / capacity);
    double rho = 1 - room;
    return Math.max(1, variability * (1 + rho * rho) / (room * room));
  }

  /**
   * Seconds in which a queue forgets where it began: {@code τ = 4vC/(C − λ)²}, as in the fit.
   *
   * <p>Source: Whitt, Planning queueing simulations, Management Science 35 (1989).
   */
  double relaxationSeconds(double rate) {
    double room = Math.max(LEAST_HEADROOM, 1 - rate / capacity);
    return 4 * variability / (capacity * room * room);
  }
}
