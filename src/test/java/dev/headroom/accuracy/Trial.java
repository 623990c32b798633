package dev.headroom.accuracy;

import dev.headroom.quantity.Estimate;

/**
 * One answer held against the truth.
 *
 * @param error of the answer, in the unit of its goal; NaN where there was no answer
 * @param holds whether the interval holds the truth, or a yes to what was asked
 * @param halfWidth of the interval, in the unit of the error; NaN where there is none
 */
record Trial(double error, boolean holds, double halfWidth) {

  /** An estimate with errors as shares of the truth; a mere lower bound is no answer. */
  static Trial of(Estimate estimate, double truth) {
    if (estimate.isBound()) {
      return new Trial(Double.NaN, false, Double.NaN);
    }
    return new Trial(
        estimate.value() / truth - 1,
        estimate.low() <= truth && truth <= estimate.high(),
        (estimate.high() - estimate.low()) / 2 / truth);
  }

  /** A value without an interval. */
  static Trial of(double value, double truth) {
    return new Trial(value / truth - 1, false, Double.NaN);
  }

  /** A difference in the value's own unit. */
  static Trial difference(double value, double truth) {
    return new Trial(value - truth, false, Double.NaN);
  }

  /** Yes or no. */
  static Trial of(boolean yes) {
    return new Trial(Double.NaN, yes, Double.NaN);
  }

  boolean answered() {
    return !Double.isNaN(error);
  }
}
