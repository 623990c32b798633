package dev.headroom.fit.internal;

import java.util.List;

/**
 * The Universal Scalability Law as a curve to be fitted: parameters α, β, γ in this order.
 *
 * <p>{@code X = γN/D} with {@code D = 1 + α(N − 1) + βN(N − 1)}, so {@code ∂X/∂α = −X(N − 1)/D},
 * {@code ∂X/∂β = −XN(N − 1)/D} and {@code ∂X/∂γ = N/D}.
 */
final class UniversalCurve implements Curve {

  static final int ALPHA = 0;
  static final int BETA = 1;
  static final int GAMMA = 2;

  /** 0 ≤ α ≤ 1, β ≥ 0; γ needs no bound, since throughputs are positive. */
  static final Box BOUNDS =
      new Box(
          List.of(0.0, 0.0, Double.NEGATIVE_INFINITY),
          List.of(1.0, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY));

  @Override
  public double value(double n, double[] p) {
    return p[GAMMA] * n / slowdown(n, p);
  }

  @Override
  public double[] gradient(double n, double[] p) {
    double d = slowdown(n, p);
    double x = p[GAMMA] * n / d;
    return new double[] {-x * (n - 1) / d, -x * n * (n - 1) / d, n / d};
  }

  private static double slowdown(double n, double[] p) {
    return 1 + p[ALPHA] * (n - 1) + p[BETA] * n * (n - 1);
  }
}
