package dev.headroom.fit.queue;

import static dev.headroom.fit.queue.Exponentials.phi1;
import static dev.headroom.fit.queue.Exponentials.phi2;

/**
 * Sums over the states of a bounded queue, of powers {@code e^(jh)} with h ≤ 0, in closed form.
 *
 * <p>n, the number of terms, is at least 0 and need not be whole. At h = 0 and near it, where the
 * textbook forms are 0/0, the forms in φ-functions have positive terms only.
 */
final class GeometricSums {

  /** Beyond |nh| = 1 the textbook's difference loses less than a digit. */
  private static final double STEEP = 1;

  private GeometricSums() {}

  /** {@code Σ e^(jh)} for j = 0…n − 1. */
  static double plain(double n, double h) {
    return n * phi1(n * h) / phi1(h);
  }

  /** {@code Σ j e^(jh)} for j = 1…n. */
  static double rising(double n, double h) {
    double last = Math.exp((n + 1) * h);
    return -n * h > STEEP
        ? (Math.exp(h) * plain(n, h) - n * last) / -Math.expm1(h)
        : last * (n * n * phi2(-n * h) + n * phi2(h)) / (phi1(h) * phi1(h));
  }

  /** {@code Σ (n − j) e^(jh)} for j = 0…n − 1. */
  static double falling(double n, double h) {
    double ratio = Math.exp(h);
    return -n * h > STEEP
        ? (n - ratio * plain(n, h)) / -Math.expm1(h)
        : ratio * (n * n * phi2(n * h) + n * phi2(-h)) / (phi1(h) * phi1(h));
  }
}
