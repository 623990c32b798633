package dev.headroom.plan;

import dev.headroom.quantity.Rate;
import dev.headroom.quantity.Ratio;

/**
 * The traffic to come.
 *
 * @param peak the highest rate expected
 * @param growth a margin on top of it, 0 for none
 */
public record Demand(Rate peak, Ratio growth) {

  /** The rate the fleet is sized for: the peak with its growth. */
  public Rate sized() {
    return peak.times(1 + growth.value());
  }
}
