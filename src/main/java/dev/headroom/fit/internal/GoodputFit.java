package dev.headroom.fit.internal;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.fitting.leastsquares.LeastSquaresBuilder;
import org.apache.commons.math3.fitting.leastsquares.LeastSquaresOptimizer.Optimum;
import org.apache.commons.math3.fitting.leastsquares.LevenbergMarquardtOptimizer;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.DiagonalMatrix;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.apache.commons.math3.util.Pair;

/**
 * A goodput model fitted to levels by weighted non-linear least squares, weights 1/SE².
 *
 * @param model which
 * @param parameters in the model's order
 * @param served the share that is served when nothing waits, 1 − f
 * @param residuals of each level, in standard errors
 */
record GoodputFit(
    GoodputModel model, List<Double> parameters, double served, List<Double> residuals) {

  /** Far more than two parameters take. */
  private static final int MOST_STEPS = 200;

  static GoodputFit of(GoodputModel model, LevelData data, double served, double capacity) {
    double[] start = start(model, served, capacity);
    // A level away from the hinge has no say in it; without one beyond, the start is the answer.
    boolean decided = data.rows().stream().anyMatch(r -> served * r.offered() > capacity);
    double[] best =
        model == GoodputModel.LINEAR || decided ? optimum(model, data, served, start) : start;
    List<Double> residuals =
        data.rows().stream()
            .map(r -> (r.goodput() - model.value(r.offered(), best, served)) / r.error())
            .toList();
    return new GoodputFit(model, Arrays.stream(best).boxed().toList(), served, residuals);
  }

  double value(double offered) {
    return model.value(
        offered, parameters.stream().mapToDouble(Double::doubleValue).toArray(), served);
  }

  /** Sum of squared weighted residuals over the degrees of freedom; 1 where only noise is left. */
  double score() {
    double sum = residuals.stream().mapToDouble(r -> r * r).sum();
    return sum / Math.max(1, residuals.size() - model.parameters());
  }

  private static double[] start(GoodputModel model, double served, double capacity) {
    return switch (model) {
      case LINEAR -> new double[] {served};
      case HINGE -> new double[] {capacity};
      case DECLINING -> new double[] {capacity, 0};
    };
  }

  private static double[] optimum(
      GoodputModel model, LevelData data, double served, double[] start) {
    double[] weights = data.rows().stream().mapToDouble(r -> 1 / (r.error() * r.error())).toArray();
    double[] scale = Arrays.stream(start).map(s -> s == 0 ? 1 : s).toArray();
    double[] unit = new double[start.length];
    for (int i = 0; i < unit.length; i++) {
      unit[i] = start[i] / scale[i];
    }
    Optimum optimum =
        new LevenbergMarquardtOptimizer()
            .optimize(
                new LeastSquaresBuilder()
                    .start(unit)
                    .target(data.rows().stream().mapToDouble(LevelData.Row::goodput).toArray())
                    .weight(new DiagonalMatrix(weights))
                    .model(point -> valueAndJacobian(model, data, served, point, scale))
                    .maxEvaluations(MOST_STEPS)
                    .maxIterations(MOST_STEPS)
                    .build());
    return scaled(optimum.getPoint(), scale);
  }

  private static Pair<RealVector, RealMatrix> valueAndJacobian(
      GoodputModel model, LevelData data, double served, RealVector point, double[] scale) {
    double[] p = scaled(point, scale);
    double[] values = new double[data.size()];
    double[][] jacobian = new double[data.size()][];
    for (int i = 0; i < values.length; i++) {
      values[i] = model.value(data.rows().get(i).offered(), p, served);
      jacobian[i] = model.gradient(data.rows().get(i).offered(), p, served);
      for (int j = 0; j < scale.length; j++) {
        jacobian[i][j] *= scale[j];
      }
    }
    return Pair.create(
        new ArrayRealVector(values, false), new Array2DRowRealMatrix(jacobian, false));
  }

  private static double[] scaled(RealVector point, double[] scale) {
    double[] p = point.toArray();
    for (int i = 0; i < p.length; i++) {
      p[i] *= scale[i];
    }
    return p;
  }
}
