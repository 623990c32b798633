package dev.headroom.search.internal;

import dev.headroom.search.Totals;

/**
 * Whether a rate is beyond what the origin completes: it is when more is missing than {@value
 * #SIGMAS} standard deviations of a Poisson count and {@value #SHARE} of what was offered; the fit
 * judges its levels by the same bounds.
 */
final class Overload {

  private static final double SIGMAS = 3;
  private static final double SHARE = 0.03;

  /** Beyond it a step needs no more seconds to be sure. */
  private static final double CERTAIN = 3;

  /** A step is sure to be held when less than this share of that is missing. */
  private static final double AT_EASE = 1.0 / 3;

  private Overload() {}

  static boolean lost(Totals seen, double floor) {
    return missing(seen, floor) > bound(seen);
  }

  /** Lost, and by so much that more seconds can't change it. */
  static boolean certain(Totals seen, double floor) {
    return missing(seen, floor) > CERTAIN * bound(seen);
  }

  static boolean surelyHeld(Totals seen, double floor) {
    return missing(seen, floor) < AT_EASE * bound(seen);
  }

  /** Past saturation for a climb that only wants to know when to end. */
  static boolean clear(Totals seen) {
    double missing = missing(seen, 0);
    return missing > Math.max(SIGMAS * Math.sqrt(seen.offered()), CLEAR * seen.offered());
  }

  private static final double CLEAR = 0.05;

  private static double bound(Totals seen) {
    return Math.max(SIGMAS * Math.sqrt(seen.offered()), SHARE * seen.offered());
  }

  private static double missing(Totals seen, double floor) {
    return (1 - floor) * seen.offered() - seen.good();
  }
}
