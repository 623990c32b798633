package dev.headroom.benchmark;

import dev.headroom.quantity.Estimate;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * Errors of estimates as shares of their truths; one that is only a bound is as wrong as it can be,
 * 100 %.
 *
 * @param each with its sign
 * @param covering how many intervals hold the truth
 */
record Errors(List<Double> each, int covering) {

  Errors {
    each = List.copyOf(each);
  }

  static Errors of(List<Estimate> estimates, double truth) {
    List<Double> each =
        estimates.stream().map(e -> e.isBound() ? -1 : e.value() / truth - 1).toList();
    long covering =
        estimates.stream()
            .filter(e -> e.low() <= truth && (e.isBound() || truth <= e.high()))
            .count();
    return new Errors(each, (int) covering);
  }

  double rootMeanSquare() {
    return Math.sqrt(sizes().map(e -> e * e).average().orElse(Double.NaN));
  }

  double median() {
    double[] sorted = sizes().sorted().toArray();
    int half = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }

  double worst() {
    return sizes().max().orElse(Double.NaN);
  }

  /** Without their signs. */
  private DoubleStream sizes() {
    return each.stream().mapToDouble(Math::abs);
  }
}
