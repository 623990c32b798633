package dev.headroom.fit.queue;

/**
 * The φ-functions of exponential integrators: what is left of {@code e^z} after its first terms.
 *
 * <p>{@code φ₁(z) = (e^z − 1)/z} and {@code φ₂(z) = (e^z − 1 − z)/z²}, at 0 their limits 1 and ½.
 * Both are positive and smooth, so a formula with 0/0 at equal rates has none when written in them.
 *
 * <p>Source: Hochbruck and Ostermann, Acta Numerica 19 (2010), section 2.1.
 */
final class Exponentials {

  /** Above it, e^z − 1 − z loses less than a digit. */
  private static final double SERIES_BELOW = 1;

  private Exponentials() {}

  static double phi1(double z) {
    return z == 0 ? 1 : Math.expm1(z) / z;
  }

  static double phi2(double z) {
    return Math.abs(z) < SERIES_BELOW ? series(z) : (Math.expm1(z) - z) / (z * z);
  }

  /** {@code Σ zⁿ/(n + 2)!}; 1/20! is below 10⁻¹⁸. */
  private static double series(double z) {
    double sum = 1;
    for (int n = 20; n > 2; n--) {
      sum = 1 + sum * z / n;
    }
    return sum / 2;
  }
}
