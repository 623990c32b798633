package dev.headroom.fit.internal;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.commons.math3.exception.MathIllegalStateException;
import org.apache.commons.math3.fitting.leastsquares.LeastSquaresBuilder;
import org.apache.commons.math3.fitting.leastsquares.LevenbergMarquardtOptimizer;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.apache.commons.math3.util.Pair;
import org.jspecify.annotations.Nullable;

/**
 * Non-linear least squares: the parameters with the smallest {@code Σ (y − f(x; p))²}.
 *
 * <p>Levenberg–Marquardt in parameters scaled by their start, with the analytic Jacobian, kept
 * within the bounds; then Gauss–Newton steps until they are rounding. A minimum on a bound is
 * looked for on the face itself, because a step that is cut off at a bound leads along it only by
 * luck.
 *
 * <p>Sources: Moré (1978), the algorithm; saturation notes, section 1.2, scaling. Checked by {@code
 * StrdTest} against NIST's certified values.
 */
public final class LeastSquares {

  /** NIST's hardest problems of this size take some hundred steps from their far start. */
  private static final int MOST_STEPS = 2000;

  /** A smaller face is kept unless a larger one is better by more than rounding. */
  private static final double ROUNDING = 1e-12;

  /** Gauss–Newton gains at least a digit in ten steps wherever it converges at all. */
  private static final int MOST_POLISHES = 200;

  /** A few units in the last place. */
  private static final double SETTLED = 1e-15;

  /** Below this, a step that is no shorter than the last is rounding. */
  private static final double CLOSE = 1e-9;

  /** Against division by a parameter that is zero. */
  private static final double TINY = 1e-300;

  private LeastSquares() {}

  /**
   * The best fit within the bounds. Faces are searched only where the best descent doesn't end
   * inside: a minimum there touches no bound.
   *
   * @param held parameters that aren't fitted
   * @param starts of all parameters; each is tried
   * @return nothing where no start leads anywhere
   */
  public static Optional<Solution> within(
      Curve curve, List<Observation> data, Box box, Held held, List<double[]> starts) {
    Optional<Solution> inside = best(curve, data, box, List.of(held), starts);
    return inside.isPresent() && box.surrounds(inside.get().values(), held)
        ? inside
        : best(curve, data, box, box.faces(held), starts);
  }

  private static Optional<Solution> best(
      Curve curve, List<Observation> data, Box box, List<Held> faces, List<double[]> starts) {
    Solution best = null;
    for (Held face : faces) {
      for (double[] start : starts) {
        Solution found = minimum(curve, data, box, face, start);
        if (found != null && (best == null || found.rss() < best.rss() * (1 - ROUNDING))) {
          best = found;
        }
      }
    }
    return Optional.ofNullable(best);
  }

  /** The minimum in the free parameters from one start, or null where there is none. */
  private static @Nullable Solution minimum(
      Curve curve, List<Observation> data, Box box, Held held, double[] start) {
    if (held.freedom() == 0) {
      return Solution.of(curve, data, held, new double[0]);
    }
    Curve free = curve.holding(held);
    Box bounds = box.free(held);
    try {
      double[] rough = descend(free, data, bounds, bounds.nearest(held.free(start)));
      return Solution.of(curve, data, held, polish(free, data, bounds, rough));
    } catch (MathIllegalStateException e) {
      // Too many steps, or a flat valley: another start or another face has the answer.
      return null;
    }
  }

  private static double[] descend(Curve curve, List<Observation> data, Box box, double[] start) {
    double[] scale = Arrays.stream(start).map(s -> s == 0 ? 1 : Math.abs(s)).toArray();
    RealVector unit =
        new LevenbergMarquardtOptimizer()
            .optimize(
                new LeastSquaresBuilder()
                    .start(divided(start, scale))
                    .target(data.stream().mapToDouble(Observation::y).toArray())
                    .model(point -> valueAndJacobian(curve, data, times(point, scale), scale))
                    .parameterValidator(point -> divided(box.nearest(times(point, scale)), scale))
                    .maxEvaluations(MOST_STEPS)
                    .maxIterations(MOST_STEPS)
                    .build())
            .getPoint();
    return box.nearest(times(unit, scale));
  }

  /** Gauss–Newton steps until they are nothing but rounding. */
  private static double[] polish(Curve curve, List<Observation> data, Box box, double[] rough) {
    double[] best = rough;
    double last = Double.POSITIVE_INFINITY;
    for (int i = 0; i < MOST_POLISHES; i++) {
      Optional<Tangent> tangent = Tangent.at(best, curve, data);
      if (tangent.isEmpty()) {
        return best;
      }
      double[] next = plus(best, tangent.get().step());
      double change = change(best, next);
      boolean settled = change <= SETTLED || (change <= CLOSE && change >= last);
      if (settled || !box.contains(next) || !better(curve, data, best, next)) {
        return best;
      }
      best = next;
      last = change;
    }
    return best;
  }

  private static boolean better(Curve curve, List<Observation> data, double[] best, double[] next) {
    return Solution.rss(curve, data, next) <= Solution.rss(curve, data, best) * (1 + ROUNDING);
  }

  private static double change(double[] from, double[] to) {
    double most = 0;
    for (int i = 0; i < from.length; i++) {
      most = Math.max(most, Math.abs(to[i] - from[i]) / Math.max(Math.abs(to[i]), TINY));
    }
    return most;
  }

  private static Pair<RealVector, RealMatrix> valueAndJacobian(
      Curve curve, List<Observation> data, double[] p, double[] scale) {
    double[] values = new double[data.size()];
    double[][] jacobian = new double[data.size()][];
    for (int i = 0; i < values.length; i++) {
      values[i] = curve.value(data.get(i).x(), p);
      jacobian[i] = curve.gradient(data.get(i).x(), p);
      for (int j = 0; j < scale.length; j++) {
        jacobian[i][j] *= scale[j];
      }
    }
    return Pair.create(
        new ArrayRealVector(values, false), new Array2DRowRealMatrix(jacobian, false));
  }

  private static double[] times(RealVector point, double[] scale) {
    return point.ebeMultiply(new ArrayRealVector(scale, false)).toArray();
  }

  private static RealVector divided(double[] parameters, double[] scale) {
    return new ArrayRealVector(parameters).ebeDivide(new ArrayRealVector(scale, false));
  }

  private static double[] plus(double[] parameters, double[] step) {
    double[] sum = parameters.clone();
    for (int i = 0; i < sum.length; i++) {
      sum[i] += step[i];
    }
    return sum;
  }
}
