package dev.headroom.fleet;

import dev.headroom.plan.Load.Arrivals;
import dev.headroom.plan.LoadShape;
import dev.headroom.quantity.Rate;
import java.time.Duration;

/**
 * The traffic that a fleet is asked to carry.
 *
 * @param shape the offered rate of first tries over time
 * @param arrivals how requests follow each other at that rate
 */
public record Trace(LoadShape shape, Arrivals arrivals) {

  /** Independent visitors at a rate that changes. */
  public static Trace poisson(LoadShape shape) {
    return new Trace(shape, Arrivals.POISSON);
  }

  /** Independent visitors at one rate. */
  public static Trace constant(Rate rate, Duration length) {
    return poisson(LoadShape.constant(rate, length));
  }
}
