package dev.headroom.fit.internal;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.analysis.UnivariateFunction;
import org.apache.commons.math3.analysis.solvers.BrentSolver;

/**
 * The highest rate within a share, by a model's shape and the measured level of the curve near it.
 *
 * <p>Idle, the origin has a share {@code q₀} of bad requests, which the rate has no part in. The
 * model says how what waiting adds to it grows with the rate, {@code q(λ)}; how large that is near
 * the root λ* is measured: {@code ln r = ln Σ w(x − nq₀) − ln Σ wnq} over windows of n requests
 * with x bad ones. Weights {@code w = exp(−((λ − λ*)/hλ*)²/2) (1 − ρ)² T/(T + 10τ)}: near ones
 * count; those near capacity, whose bad requests come in bunches, count less, and so do windows of
 * T seconds that are short against the {@code τ = 4vC/(C − λ)²} in which their queue settles
 * ({@link Capacity}). The root solves {@code q₀ + q(λ*) r = allowed}. What is usual and what was
 * measured are weighed by {@link MeasuredLevel}.
 *
 * <p>Source: McCullagh and Nelder, Generalized Linear Models (1989), section 9.2, quasi-likelihood
 * with an offset; saturation notes, section 8, L3.
 *
 * @param model share of bad requests at a rate
 * @param idle q₀, that of the idle origin
 * @param tally what is bad and how much of it is allowed
 * @param capacity requests per second; nothing beyond it is steady
 * @param variability v of arrivals and service
 * @param prior how far the logarithm of the model's share is usually off
 */
record LocalOdds(
    DoubleUnaryOperator model,
    double idle,
    Tally tally,
    double capacity,
    double variability,
    MeasuredLevel.Prior prior) {

  /** Half-width h of what is near, as a share of the rate. */
  private static final double NEAR = 0.08;

  /** A window is steady if it is many times longer than so many relaxation times. */
  private static final double RELAXATIONS = 10;

  private static final double LEAST_HEADROOM = 0.02;

  /** For the slope of the curve at its root, as a share of the rate. */
  private static final double STEP = 1e-3;

  /** Of the search for the root, as a share of the rate. */
  private static final double PACE = 0.02;

  /** The search begins no lower, as a share of the capacity. */
  private static final double LEAST_START = 0.1;

  /** How closely the root is found, as a share of it: draws differ by much more. */
  private static final double CLOSE = 1e-4;

  private static final int MOST_EVALUATIONS = 100;

  /** Relative; no interval is as narrow. */
  private static final double ACCURACY = 1e-6;

  /**
   * The root with the measured level; infinite where the share is never passed.
   *
   * <p>The level depends on the rate, so the root is looked for where the product passes what is
   * allowed next to where the model alone does.
   */
  double calibrated(List<Window> windows) {
    if (idle >= tally.allowed()) {
      return 0;
    }
    double own = root();
    double most = capacity * (1 - ACCURACY);
    double start = Math.max(capacity * LEAST_START, Math.min(own, most));
    UnivariateFunction over = over(windows);
    boolean high = over.value(start) > 0;
    double inside;
    double next = start;
    while (true) {
      inside = next;
      next = high ? next * (1 - PACE) : next * (1 + PACE);
      if (next > most) {
        return over.value(most) > 0 ? between(over, inside, most) : Double.POSITIVE_INFINITY;
      }
      if (next < capacity * ACCURACY) {
        return 0;
      }
      if (high != (over.value(next) > 0)) {
        return between(over, Math.min(inside, next), Math.max(inside, next));
      }
    }
  }

  private static double between(UnivariateFunction over, double low, double high) {
    return new BrentSolver(CLOSE, CLOSE * high).solve(MOST_EVALUATIONS, over, low, high);
  }

  /** By how much the logarithm of the share passes what is allowed. */
  private UnivariateFunction over(List<Window> windows) {
    List<Blocks> blocks = blocks(windows);
    double bound = Math.log(tally.allowed() - idle);
    return rate -> logarithm(rate) + level(blocks, rate).offset() - bound;
  }

  /** How many blocks of seconds speak of the level near this root. */
  double deciding(List<Window> windows, double root) {
    return windows.stream()
        .filter(w -> weight(w, root) > 0 && Math.abs(w.offered() / root - 1) < 2 * NEAR)
        .mapToDouble(w -> Resampling.blocks(w.seconds().size()))
        .sum();
  }

  /** How far ln r is off, one standard deviation, and by what the rate is off for that. */
  double error(List<Window> windows, double root) {
    double spread = Math.sqrt(level(blocks(windows), root).variance());
    double step = STEP * root;
    double slope = (logarithm(root) - logarithm(root - step)) / step;
    return slope > 0 ? Math.min(root, spread / slope) : root;
  }

  private List<Blocks> blocks(List<Window> windows) {
    return windows.stream()
        .filter(window -> window.offered() < capacity)
        .map(window -> Blocks.of(window, idle, added(window.offered()), tally))
        .toList();
  }

  private MeasuredLevel level(List<Blocks> blocks, double root) {
    return MeasuredLevel.of(
        blocks, prior, b -> weight(b.window(), root), b -> settlingSeconds(b.window()));
  }

  private double settlingSeconds(Window window) {
    double room = Math.max(LEAST_HEADROOM, 1 - window.offered() / capacity);
    return RELAXATIONS * 4 * variability / (capacity * room * room);
  }

  private double weight(Window window, double root) {
    double away = (window.offered() / root - 1) / NEAR;
    double room = 1 - window.offered() / capacity;
    if (room <= 0) {
      return 0;
    }
    double seconds = window.seconds().size();
    double steady = seconds / (seconds + settlingSeconds(window));
    return steady * Math.exp(-away * away / 2) * Math.pow(Math.max(LEAST_HEADROOM, room), 2);
  }

  /** By the model alone. */
  private double root() {
    double bound = Math.log(tally.allowed() - idle);
    double most = capacity * (1 - ACCURACY);
    if (!(logarithm(most) > bound)) {
      return Double.POSITIVE_INFINITY;
    }
    double least = capacity * ACCURACY;
    if (logarithm(least) >= bound) {
      return 0;
    }
    return new BrentSolver(ACCURACY, capacity * ACCURACY)
        .solve(MOST_EVALUATIONS, rate -> logarithm(rate) - bound, least, most);
  }

  private double logarithm(double rate) {
    return Math.log(Math.max(Double.MIN_NORMAL, added(rate)));
  }

  private double added(double rate) {
    return model.applyAsDouble(rate) - idle;
  }
}
