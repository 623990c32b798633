package dev.headroom.fit.internal;

import dev.headroom.fit.ScalingModel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * One of the nested scaling models, fitted within {@code 0 ≤ α ≤ 1, β ≥ 0}.
 *
 * @param model which
 * @param data the observations, n against throughput
 * @param solution α, β, γ
 */
public record ScalingFit(ScalingModel model, List<Observation> data, Solution solution) {

  /** Shares of contention to start from: almost none, some, much. */
  private static final double[] CONTENTIONS = {0.001, 0.03, 0.3};

  /** Peaks to start from, as multiples of the largest number tested. */
  private static final double[] PEAKS = {0.5, 1, 3};

  /** What a written throughput may be off by, as a share of the largest: some rounding errors. */
  private static final double ROUNDING = 1e-12;

  /** Nothing where no start leads anywhere. */
  static Optional<ScalingFit> of(ScalingModel model, List<Observation> data) {
    return LeastSquares.within(
            new UniversalCurve(), data, UniversalCurve.BOUNDS, held(model), starts(model, data))
        .map(solution -> new ScalingFit(model, data, solution));
  }

  static Held held(ScalingModel model) {
    Held none = Held.none(ScalingModel.USL.parameters());
    return switch (model) {
      case LINEAR -> none.with(UniversalCurve.ALPHA, 0).with(UniversalCurve.BETA, 0);
      case AMDAHL -> none.with(UniversalCurve.BETA, 0);
      case USL -> none;
    };
  }

  static List<double[]> starts(ScalingModel model, List<Observation> data) {
    double most = data.stream().mapToDouble(Observation::x).max().orElseThrow();
    double unit = data.stream().mapToDouble(d -> d.y() / d.x()).max().orElseThrow();
    List<double[]> starts = new ArrayList<>();
    for (double alpha : model == ScalingModel.LINEAR ? new double[] {0} : CONTENTIONS) {
      for (double peak : model == ScalingModel.USL ? PEAKS : new double[] {1}) {
        double beta = (1 - alpha) / (peak * most * peak * most);
        starts.add(new double[] {alpha, beta, unit});
      }
    }
    return starts;
  }

  /** Degrees of freedom, n − p. */
  public int freedom() {
    return data.size() - model.parameters();
  }

  /** The residual sum of squares, but never less than the rounding of the data leaves. */
  double rss() {
    double largest =
        data.stream().max(Comparator.comparingDouble(Observation::y)).orElseThrow().y();
    return Math.max(solution.rss(), data.size() * Math.pow(ROUNDING * largest, 2));
  }

  /**
   * {@code n ln(RSS/n) + 2k + 2k(k + 1)/(n − k − 1)} with k = p + 1, since the noise is estimated
   * too; NaN for n ≤ p + 2.
   *
   * <p>Source: Hurvich and Tsai, Biometrika 76 (1989).
   */
  double aicc() {
    double n = data.size();
    double k = model.parameters() + 1;
    return n <= k + 1
        ? Double.NaN
        : n * Math.log(rss() / n) + 2 * k + 2 * k * (k + 1) / (n - k - 1);
  }

  /** Standard error of a parameter; NaN where it is held or not determined. */
  public double error(int index) {
    return solution.unitErrors().get(index) * Math.sqrt(rss() / freedom());
  }
}
