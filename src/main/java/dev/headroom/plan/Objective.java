package dev.headroom.plan;

import dev.headroom.quantity.Percentile;
import dev.headroom.quantity.Ratio;
import dev.headroom.quantity.TimeText;
import java.time.Duration;

/**
 * What counts as good service: a latency percentile below a bound, and gateway errors within a
 * budget.
 *
 * @param percentile of the latency of answered requests
 * @param latency what that percentile stays below
 * @param errors the largest share of gateway errors, of all requests
 */
public record Objective(Percentile percentile, Duration latency, Ratio errors) {

  /** {@code p99 < 300ms, errors < 1%}. */
  @Override
  public String toString() {
    return percentile + " < " + TimeText.format(latency) + ", errors < " + errors;
  }
}
