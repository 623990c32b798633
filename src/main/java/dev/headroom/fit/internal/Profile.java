package dev.headroom.fit.internal;

import java.util.List;
import org.apache.commons.math3.analysis.solvers.BrentSolver;

/**
 * The interval of the first parameter of a curve by its profile: all its values with which the
 * other parameters, fitted anew, still explain the observations.
 *
 * <p>{@code RSS(q) ≤ RSS (1 + t²/ν)}, t being Student's two-sided quantile with ν degrees of
 * freedom. Unlike {@code ± t·SE} it isn't forced to be symmetric, keeps to the bounds, and is the
 * same whichever parameters the curve is written in.
 *
 * <p>Source: Bates and Watts, Nonlinear Regression Analysis and Its Applications (1988), section
 * 6.1.
 *
 * @param curve whose first parameter it is
 * @param data what was measured
 * @param box the bounds of its parameters
 * @param held parameters that the model holds
 * @param best the parameters of the best fit
 * @param limit the largest RSS that is still an explanation
 */
record Profile(
    Curve curve, List<Observation> data, Box box, Held held, List<Double> best, double limit) {

  /** From a thousandth of a scale to 10^15 of them; what is still allowed there has no end. */
  private static final int MOST_DOUBLINGS = 60;

  /** The first step outwards, as a share of the scale. */
  private static final double FIRST_STEP = 1e-3;

  /** Relative; an interval's end needs no more. */
  private static final double ACCURACY = 1e-9;

  private static final int MOST_EVALUATIONS = 100;

  static double limit(double rss, int freedom, double level) {
    double t = SampleMean.quantile(freedom, level);
    return rss * (1 + t * t / freedom);
  }

  /**
   * The largest value that is allowed; +∞ where there is no end.
   *
   * @param scale a typical size of the parameter, above 0
   */
  double high(double scale) {
    return end(scale, box.high().get(0));
  }

  /** The smallest value that is allowed. */
  double low(double scale) {
    return end(-scale, box.low().get(0));
  }

  private double end(double scale, double bound) {
    double inside = best.get(0);
    double step = FIRST_STEP * scale;
    for (int i = 0; i < MOST_DOUBLINGS; i++) {
      double outside = step > 0 ? Math.min(bound, inside + step) : Math.max(bound, inside + step);
      if (excess(outside) > 0) {
        return root(inside, outside);
      }
      if (outside == bound) {
        return bound;
      }
      inside = outside;
      step *= 2;
    }
    return bound;
  }

  private double root(double inside, double outside) {
    if (excess(inside) >= 0) {
      return inside;
    }
    double accuracy = ACCURACY * Math.abs(outside - inside);
    return new BrentSolver(ACCURACY, accuracy)
        .solve(
            MOST_EVALUATIONS, this::excess, Math.min(inside, outside), Math.max(inside, outside));
  }

  /** A value for which no fit is found is not excluded. */
  private double excess(double q) {
    double[] start = best.stream().mapToDouble(Double::doubleValue).toArray();
    start[0] = q;
    return LeastSquares.within(curve, data, box, held.with(0, q), List.of(start))
            .map(s -> s.rss() / limit)
            .orElse(0.0)
        - 1;
  }
}
