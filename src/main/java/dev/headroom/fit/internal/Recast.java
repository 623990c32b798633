package dev.headroom.fit.internal;

import java.util.function.UnaryOperator;

/**
 * A curve in other parameters, so that one of them is the quantity an interval is wanted for.
 *
 * @param curve the curve
 * @param parameters its parameters, from the other ones; smooth
 */
record Recast(Curve curve, UnaryOperator<double[]> parameters) implements Curve {

  /** The cube root of a double's precision: the best step for central differences. */
  private static final double STEP = 6e-6;

  @Override
  public double value(double x, double[] others) {
    return curve.value(x, parameters.apply(others));
  }

  /** By the chain rule; the inner slope by central differences, since it only steers a search. */
  @Override
  public double[] gradient(double x, double[] others) {
    double[] outer = curve.gradient(x, parameters.apply(others));
    double[] slope = new double[others.length];
    for (int j = 0; j < slope.length; j++) {
      double step = STEP * Math.max(Math.abs(others[j]), STEP);
      double[] above = parameters.apply(moved(others, j, step));
      double[] below = parameters.apply(moved(others, j, -step));
      for (int i = 0; i < outer.length; i++) {
        slope[j] += outer[i] * (above[i] - below[i]) / (2 * step);
      }
    }
    return slope;
  }

  private static double[] moved(double[] parameters, int index, double by) {
    double[] moved = parameters.clone();
    moved[index] += by;
    return moved;
  }
}
