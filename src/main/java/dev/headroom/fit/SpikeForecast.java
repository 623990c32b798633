package dev.headroom.fit;

import dev.headroom.quantity.Estimate;

/**
 * The fitted model's prediction of the recording's spike, which it was not fitted to, beside what
 * was seen.
 *
 * @param requests that ended in the spike
 * @param gatewayErrors predicted, in requests, with a prediction interval
 * @param seenGatewayErrors counted
 * @param p99Millis predicted 99th percentile of the latency of good requests, milliseconds
 * @param seenP99Millis measured, NaN where none was good
 */
public record SpikeForecast(
    long requests,
    Estimate gatewayErrors,
    long seenGatewayErrors,
    Estimate p99Millis,
    double seenP99Millis) {

  /** Whether what was seen lies in both intervals. */
  public boolean borneOut() {
    return within(gatewayErrors, (double) seenGatewayErrors) && within(p99Millis, seenP99Millis);
  }

  private static boolean within(Estimate predicted, double seen) {
    return Double.isNaN(seen) || (predicted.low() <= seen && seen <= predicted.high());
  }
}
