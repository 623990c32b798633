package dev.headroom.fit.internal;

import dev.headroom.fit.internal.QueueModel.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.analysis.differentiation.DerivativeStructure;
import org.apache.commons.math3.exception.MathIllegalStateException;
import org.apache.commons.math3.fitting.leastsquares.LeastSquaresBuilder;
import org.apache.commons.math3.fitting.leastsquares.LevenbergMarquardtOptimizer;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.univariate.BrentOptimizer;
import org.apache.commons.math3.optim.univariate.SearchInterval;
import org.apache.commons.math3.optim.univariate.UnivariateObjectiveFunction;
import org.apache.commons.math3.util.Pair;

/**
 * A queue model fitted to levels: goodput beyond the capacity, losses and mean latency, each
 * weighted by its own noise.
 *
 * @param model which
 * @param logarithms of its parameters
 * @param data what it was fitted to
 * @param chiSquare sum of the squared residuals, in standard errors
 */
record QueueFit(QueueModel model, List<Double> logarithms, QueueData data, double chiSquare) {

  private static final int MOST_STEPS = 60;

  /** Where the capacity stands in every model. */
  private static final int CAPACITY = 0;

  /** How closely the rate with the most goodput is looked for, as a share of it. */
  private static final double PEAK = 1e-3;

  /** Relative change of the sum of squares and of the parameters that ends the descent. */
  private static final double SETTLED = 1e-8;

  /** No origin's queue is a thousand times more or less variable than Poisson's. */
  private static final double MOST_LOGARITHM_OFF = 7;

  /** What a real origin differs from any queue by. */
  private static final double LEAST_DISTRUST = 0.3;

  /**
   * Formulas of two moments miss shares of slow requests the more, the further the service is from
   * exponential, for which they are exact: simulated ones at four fifths of the capacity are 0.7 of
   * the formula's with constant service and 2.4 times with lognormal of variation 2. Found with the
   * laws of the saturation notes, section 6.4.
   */
  private static final double SLOW = 0.6;

  /** By how much other laws differ from that. */
  private static final double DISTRUST = 0.35;

  /** From these starts; the best wins. */
  static QueueFit of(QueueModel model, QueueData data, List<double[]> starts) {
    QueueFit best = null;
    for (double[] start : starts) {
      QueueFit fit = descend(model, data, Arrays.copyOf(start, model.parameters()));
      best = best == null || fit.chiSquare < best.chiSquare ? fit : best;
    }
    if (best == null) {
      throw new IllegalArgumentException("a descent has to start somewhere");
    }
    return best;
  }

  private static QueueFit descend(QueueModel model, QueueData data, double[] start) {
    double[] found = start;
    try {
      found =
          new LevenbergMarquardtOptimizer()
              .withCostRelativeTolerance(SETTLED)
              .withParameterRelativeTolerance(SETTLED)
              .optimize(
                  new LeastSquaresBuilder()
                      .start(start)
                      .target(new double[data.residuals(model)])
                      .lazyEvaluation(false)
                      .model(point -> valueAndJacobian(model, data, point))
                      .parameterValidator(point -> near(point, start, data.leastCapacity()))
                      .maxEvaluations(MOST_STEPS)
                      .maxIterations(MOST_STEPS)
                      .build())
              .getPoint()
              .toArray();
    } catch (MathIllegalStateException e) {
      // No convergence: a flat valley or a kink; the start is as good as it gets from here.
      found = start;
    }
    return seen(model, found, data);
  }

  private static QueueFit seen(QueueModel model, double[] logarithms, QueueData data) {
    double sum = 0;
    for (DerivativeStructure residual : data.residuals(model, variables(logarithms, 0))) {
      sum += residual.getValue() * residual.getValue();
    }
    return new QueueFit(model, Arrays.stream(logarithms).boxed().toList(), data, sum);
  }

  /** These parameters, held to other levels. */
  QueueFit seeing(QueueData other) {
    return seen(model, start(), other);
  }

  private static RealVector near(RealVector point, double[] start, double leastCapacity) {
    double[] inside = point.toArray();
    for (int i = 0; i < inside.length; i++) {
      double least = start[i] - MOST_LOGARITHM_OFF;
      double most = start[i] + MOST_LOGARITHM_OFF;
      // A step from where nothing has a slope is no number: back to the start.
      inside[i] = Double.isNaN(inside[i]) ? start[i] : Math.max(least, Math.min(most, inside[i]));
    }
    inside[CAPACITY] = Math.max(Math.log(leastCapacity), inside[CAPACITY]);
    return new ArrayRealVector(inside, false);
  }

  private static Pair<RealVector, RealMatrix> valueAndJacobian(
      QueueModel model, QueueData data, RealVector point) {
    List<DerivativeStructure> residuals = data.residuals(model, variables(point.toArray(), 1));
    double[] values = new double[residuals.size()];
    double[][] jacobian = new double[residuals.size()][point.getDimension()];
    for (int i = 0; i < values.length; i++) {
      values[i] = residuals.get(i).getValue();
      for (int j = 0; j < point.getDimension(); j++) {
        int[] orders = new int[point.getDimension()];
        orders[j] = 1;
        jacobian[i][j] = residuals.get(i).getPartialDerivative(orders);
      }
    }
    return Pair.create(
        new ArrayRealVector(values, false), new Array2DRowRealMatrix(jacobian, false));
  }

  private static List<DerivativeStructure> variables(double[] logarithms, int order) {
    List<DerivativeStructure> variables = new ArrayList<>();
    for (int i = 0; i < logarithms.length; i++) {
      variables.add(new DerivativeStructure(logarithms.length, order, i, logarithms[i]));
    }
    return variables;
  }

  double[] start() {
    return logarithms.stream().mapToDouble(Double::doubleValue).toArray();
  }

  double capacity() {
    return value(Parameter.CAPACITY);
  }

  double variability() {
    return value(Parameter.VARIABILITY);
  }

  /** Places to wait. */
  double places() {
    return value(Parameter.PLACES);
  }

  double value(Parameter parameter) {
    return model.value(parameter, logarithms);
  }

  /** The most good completions per second that it has at any rate. */
  double mostServed() {
    if (!model.collapses()) {
      return capacity();
    }
    return new BrentOptimizer(PEAK, PEAK * capacity())
        .optimize(
            GoalType.MAXIMIZE,
            new UnivariateObjectiveFunction(rate -> at(rate).served().getValue()),
            new SearchInterval(0.01 * capacity(), capacity(), 0.9 * capacity()),
            new MaxEval(MOST_STEPS))
        .getValue();
  }

  /** How far the logarithm of the share of slow requests is usually off. */
  MeasuredLevel.Prior slowPrior() {
    double away = data.service().variability() - 1;
    return new MeasuredLevel.Prior(SLOW * away, Math.hypot(LEAST_DISTRUST, DISTRUST * away));
  }

  /** How far the logarithm of the share that finds no place is usually off. */
  MeasuredLevel.Prior lossPrior() {
    double away = data.service().variability() - 1;
    return new MeasuredLevel.Prior(0, Math.hypot(LEAST_DISTRUST, 2 * DISTRUST * away));
  }

  /** Akaike's criterion corrected for few observations; NaN with too few of them. */
  double aicc() {
    int n = data.residuals(model);
    int p = model.parameters();
    return n - p - 1 <= 0 ? Double.NaN : chiSquare + 2.0 * p + 2.0 * p * (p + 1) / (n - p - 1);
  }

  /** The steady state at a rate. */
  SteadyState at(double offered) {
    return data.state(model, variables(start(), 0), offered);
  }

  /** The same model fitted to other levels, from here. */
  QueueFit refit(QueueData other) {
    return of(model, other, List.of(start()));
  }
}
