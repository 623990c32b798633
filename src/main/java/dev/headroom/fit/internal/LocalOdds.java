package dev.headroom.fit.internal;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.analysis.solvers.BisectionSolver;

/**
 * The highest rate within a share, by a model's shape and the measured level of the curve near it.
 *
 * <p>The model says how the share of bad requests grows with the rate, {@code q(λ)}; how large it
 * is near the root λ* is measured: {@code ln r = ln Σ wx − ln Σ wnq} over windows of n requests
 * with x bad ones. Weights {@code w = exp(−((λ − λ*)/hλ*)²/2) (1 − ρ)²}: near ones count, and those
 * near capacity, whose bad requests come in bunches, count less. The root solves {@code q(λ*) r =
 * allowed}.
 *
 * <p>Source: McCullagh and Nelder, Generalized Linear Models (1989), section 9.2, quasi-likelihood
 * with an offset; saturation notes, section 8, L3.
 *
 * @param model share of bad requests at a rate
 * @param tally what is bad and how much of it is allowed
 * @param capacity requests per second; nothing beyond it is steady
 * @param variability v of arrivals and service
 */
record LocalOdds(DoubleUnaryOperator model, Tally tally, double capacity, double variability) {

  /** Half-width h of what is near, as a share of the rate. */
  private static final double NEAR = 0.08;

  /** So that no bad request at all, or none expected, still gives a number. */
  private static final double HALF_REQUEST = 0.5;

  /** A window is steady if it is many times longer than so many relaxation times. */
  private static final double RELAXATIONS = 10;

  private static final double LEAST_HEADROOM = 0.02;
  private static final int ROUNDS = 6;
  private static final int MOST_EVALUATIONS = 100;

  /** Relative; no interval is as narrow. */
  private static final double ACCURACY = 1e-6;

  /** The root with the measured level; infinite where the share is never passed. */
  double calibrated(List<Window> windows) {
    double root = root(0);
    for (int i = 0; i < ROUNDS && Double.isFinite(root); i++) {
      root = root(offset(windows, root));
    }
    return root;
  }

  /** The root by the model alone. */
  double alone() {
    return root(0);
  }

  /** How many seconds' worth of blocks speak of the level near this root. */
  double deciding(List<Window> windows, double root) {
    return windows.stream()
        .filter(w -> weight(w, root) > 0 && Math.abs(w.offered() / root - 1) < 2 * NEAR)
        .mapToDouble(w -> Resampling.blocks(w.seconds().size()))
        .sum();
  }

  private double offset(List<Window> windows, double root) {
    double seen = 0;
    double expected = 0;
    double most = 0;
    for (Window window : windows) {
      double weight = weight(window, root);
      Counts total = window.total();
      seen += weight * tally.bad().applyAsDouble(total);
      expected += weight * tally.all().applyAsDouble(total) * model.applyAsDouble(window.offered());
      most = Math.max(most, weight);
    }
    double half = HALF_REQUEST * most;
    return most == 0 ? 0 : Math.log((seen + half) / (expected + half));
  }

  private double weight(Window window, double root) {
    double away = (window.offered() / root - 1) / NEAR;
    double room = 1 - window.offered() / capacity;
    if (room <= 0) {
      return 0;
    }
    double settling = RELAXATIONS * 4 * variability / (capacity * room * room);
    double seconds = window.seconds().size();
    double steady = seconds / (seconds + settling);
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
    return new BisectionSolver(ACCURACY, capacity * ACCURACY)
        .solve(MOST_EVALUATIONS, rate -> logarithm(rate) - bound, least, most);
  }

  private double logarithm(double rate) {
    return Math.log(Math.max(Double.MIN_NORMAL, model.applyAsDouble(rate)));
  }
}
