package dev.headroom.fit.internal;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.analysis.solvers.BrentSolver;

/**
 * The highest rate within a share, by a model's shape and the measured level of the curve near it.
 *
 * <p>The model says how the share of bad requests grows with the rate, {@code q(λ)}; how large it
 * is near the root λ* is measured: {@code ln r = ln Σ wx − ln Σ wnq} over windows of n requests
 * with x bad ones. Weights {@code w = exp(−((λ − λ*)/hλ*)²/2) (1 − ρ)² T/(T + 10τ)}: near ones
 * count; those near capacity, whose bad requests come in bunches, count less, and so do windows of
 * T seconds that are short against the {@code τ = 4vC/(C − λ)²} in which their queue settles
 * ({@link Capacity}). The root solves {@code q(λ*) r = allowed}. What is usual and what was
 * measured are weighed by {@link MeasuredLevel}.
 *
 * <p>Source: McCullagh and Nelder, Generalized Linear Models (1989), section 9.2, quasi-likelihood
 * with an offset; saturation notes, section 8, L3.
 *
 * @param model share of bad requests at a rate
 * @param tally what is bad and how much of it is allowed
 * @param capacity requests per second; nothing beyond it is steady
 * @param variability v of arrivals and service
 * @param prior how far the logarithm of the model's share is usually off
 */
record LocalOdds(
    DoubleUnaryOperator model,
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

  private static final int ROUNDS = 6;
  private static final int MOST_EVALUATIONS = 100;

  /** Relative; no interval is as narrow. */
  private static final double ACCURACY = 1e-6;

  /** Nor does the weight of a window change by less. */
  private static final double SETTLED = 1e-4;

  /** The root with the measured level; infinite where the share is never passed. */
  double calibrated(List<Window> windows) {
    double[] shares = windows.stream().mapToDouble(w -> model.applyAsDouble(w.offered())).toArray();
    double root = root(0);
    double before = 0;
    for (int i = 0; i < ROUNDS && Math.abs(root - before) > SETTLED * root; i++) {
      before = root;
      root = root(offset(windows, shares, root));
    }
    return root;
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
    double[] shares = windows.stream().mapToDouble(w -> model.applyAsDouble(w.offered())).toArray();
    double spread = Math.sqrt(level(windows, shares, root).variance());
    double step = STEP * root;
    double slope = (logarithm(root) - logarithm(root - step)) / step;
    return slope > 0 ? Math.min(root, spread / slope) : root;
  }

  private double offset(List<Window> windows, double[] shares, double root) {
    return level(windows, shares, root).offset();
  }

  private MeasuredLevel level(List<Window> windows, double[] shares, double root) {
    return MeasuredLevel.of(
        windows, shares, tally, prior, w -> weight(w, root), this::settlingSeconds);
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

  private double root(double offset) {
    double bound = Math.log(tally.allowed()) - offset;
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
    return Math.log(Math.max(Double.MIN_NORMAL, model.applyAsDouble(rate)));
  }
}
