package dev.headroom.fit.internal;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * A least-squares fit.
 *
 * @param parameters all of them
 * @param held which of them the fit didn't choose, by order or because they are on a bound
 * @param rss the residual sum of squares
 * @param unitErrors √diag((JᵀJ)⁻¹), NaN for those held or not determined
 */
public record Solution(List<Double> parameters, Held held, double rss, List<Double> unitErrors) {

  static Solution of(Curve curve, List<Observation> data, Held held, double[] free) {
    double[] none = new double[free.length];
    Arrays.fill(none, Double.NaN);
    double[] errors =
        Tangent.at(free, curve.holding(held), data).map(Tangent::unitErrors).orElse(none);
    double[] spread = new double[held.values().size()];
    Arrays.fill(spread, Double.NaN);
    for (int i = 0, next = 0; i < spread.length; i++) {
      if (held.isFree(i)) {
        spread[i] = errors[next++];
      }
    }
    double[] whole = held.whole(free);
    return new Solution(list(whole), held, rss(curve, data, whole), list(spread));
  }

  static double rss(Curve curve, List<Observation> data, double[] parameters) {
    double sum = 0;
    for (Observation seen : data) {
      double residual = seen.y() - curve.value(seen.x(), parameters);
      sum += residual * residual;
    }
    return sum;
  }

  public double parameter(int index) {
    return parameters.get(index);
  }

  /** All parameters, for calculating. */
  double[] values() {
    return parameters.stream().mapToDouble(Double::doubleValue).toArray();
  }

  /**
   * The standard error of a parameter, the residual variance estimated by {@code RSS/freedom}.
   *
   * @param freedom degrees of freedom, n − p
   */
  public double error(int index, int freedom) {
    return unitErrors.get(index) * Math.sqrt(rss / freedom);
  }

  private static List<Double> list(double[] values) {
    return DoubleStream.of(values).boxed().toList();
  }
}
