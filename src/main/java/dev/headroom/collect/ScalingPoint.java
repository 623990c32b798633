package dev.headroom.collect;

import dev.headroom.quantity.Rate;

/**
 * A throughput that was measured at a number of instances, or of workers; one of a scaling series.
 *
 * @param instances their number or its mean, from 1 to 1e9
 * @param throughput completions per second that all of them reached together, from 1e-9 to 1e12
 */
public record ScalingPoint(double instances, Rate throughput) {

  /** Far beyond any fleet, and far from where the square of a number overflows. */
  private static final double MOST_INSTANCES = 1e9;

  /** One request in 30 years. */
  private static final double LEAST_RATE = 1e-9;

  /** A thousand requests a second from each of so many instances. */
  private static final double MOST_RATE = 1e12;

  public ScalingPoint {
    if (!(instances >= 1 && instances <= MOST_INSTANCES)) {
      throw new IllegalArgumentException(
          "a number of instances lies between 1 and 1e9, not " + instances);
    }
    double rate = throughput.perSecond();
    if (!(rate >= LEAST_RATE && rate <= MOST_RATE)) {
      throw new IllegalArgumentException(
          "a throughput of a scaling series lies between 1e-9 and 1e12 per second, not " + rate);
    }
  }
}
