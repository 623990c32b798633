package dev.headroom.fit.queue;

import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.analysis.solvers.BracketingNthOrderBrentSolver;

/**
 * Where an increasing function passes 0, to nearly the last digit.
 *
 * <p>By Alefeld, Potra and Shi's kind of bracketing (commons-math), which halves where
 * interpolation doesn't help, and so always ends.
 */
final class Roots {

  /** A few units in the last place. */
  private static final double RELATIVE = 1e-15;

  /** Bisection alone needs some 2,100 for all the doubles there are. */
  private static final int EVALUATIONS = 10_000;

  private Roots() {}

  /** The root, or the end it lies at or beyond. */
  static double between(double low, double high, DoubleUnaryOperator function) {
    if (function.applyAsDouble(low) >= 0) {
      return low;
    }
    if (function.applyAsDouble(high) <= 0) {
      return high;
    }
    return new BracketingNthOrderBrentSolver(RELATIVE, Double.MIN_NORMAL, Double.MIN_NORMAL, 5)
        .solve(EVALUATIONS, function::applyAsDouble, low, high);
  }
}
