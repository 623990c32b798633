package dev.headroom.fit.internal;

import dev.headroom.quantity.Estimate;

/**
 * The capacity as far as it is known, requests per second: infinite where it was never reached.
 *
 * @param low lower end of its interval
 * @param value the estimate
 * @param high upper end
 */
public record Capacity(double low, double value, double high) {

  /** Never reached. */
  public static final Capacity UNKNOWN =
      new Capacity(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);

  public static Capacity of(Estimate rate) {
    return new Capacity(rate.low(), rate.value(), rate.high());
  }

  /** The highest rate that settles within so many relaxation times of a window of these seconds. */
  double steady(int seconds, double relaxations) {
    return Double.isInfinite(value)
        ? value
        : value * Math.max(0, 1 - Math.sqrt(relaxations / (value * seconds)));
  }
}
