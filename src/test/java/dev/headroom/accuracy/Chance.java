package dev.headroom.accuracy;

import java.util.stream.IntStream;

/**
 * What chance alone does to a figure that rests on few runs.
 *
 * <p>Allowed is what a build that just reaches its goals exceeds once in 100,000 times a figure, so
 * that all figures together, fewer than a hundred, fail a sound build less than once in 1,000
 * times.
 */
final class Chance {

  /** Φ⁻¹(1 − 1e-5). */
  private static final double Z = 4.265;

  private static final double RARE = 1e-5;

  private Chance() {}

  /** How far a mean may lie off, in standard errors: Z, and more where those are estimated. */
  static double deviations(int runs) {
    // Student's t by the leading terms of its expansion, Abramowitz and Stegun 26.7.5.
    double n = Math.max(1, runs - 1);
    double first = (Math.pow(Z, 3) + Z) / 4;
    double second = (5 * Math.pow(Z, 5) + 16 * Math.pow(Z, 3) + 3 * Z) / 96;
    return Z + first / n + second / (n * n);
  }

  /**
   * How many times its goal a root mean square over so many runs may be: {@code √(χ²/n)}, the
   * quantile of χ² by Wilson and Hilferty (1931).
   */
  static double rootMeanSquare(int runs) {
    double ninth = 2.0 / (9 * runs);
    return Math.pow(1 - ninth + Z * Math.sqrt(ninth), 1.5);
  }

  /** How many times another such one it may be: the logarithm of their ratio has variance 1/n. */
  static double ratio(int runs) {
    return Math.exp(Z / Math.sqrt(runs));
  }

  /** Whether so few hits in so many runs can be had with this chance of each. */
  static boolean asFew(int hits, int runs, double chance) {
    return IntStream.rangeClosed(0, hits).mapToDouble(k -> binomial(k, runs, chance)).sum() > RARE;
  }

  /** Whether so many hits can be had. */
  static boolean asMany(int hits, int runs, double chance) {
    return asFew(runs - hits, runs, 1 - chance);
  }

  private static double binomial(int hits, int runs, double chance) {
    if (chance == 0 || chance == 1) {
      return hits == (chance == 0 ? 0 : runs) ? 1 : 0;
    }
    double log = hits * Math.log(chance) + (runs - hits) * Math.log1p(-chance);
    for (int i = 1; i <= hits; i++) {
      log += Math.log((double) (runs - hits + i) / i);
    }
    return Math.exp(log);
  }
}
