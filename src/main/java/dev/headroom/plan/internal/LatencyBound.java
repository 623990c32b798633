package dev.headroom.plan.internal;

import dev.headroom.quantity.Percentile;
import dev.headroom.quantity.TimeText;
import java.time.Duration;

/** A percentile of latency and what it stays below, written {@code p99 < 300ms}. */
public record LatencyBound(Percentile percentile, Duration latency) {

  static final String EXAMPLE = "p99 < 300ms";

  private static final double LEAST_PERCENT = 1;

  /** One request in 100,000; beyond it a run of minutes has nothing left to count. */
  private static final double MOST_PERCENT = 99.999;

  /**
   * Reads {@code p99 < 300ms}.
   *
   * @throws IllegalArgumentException when the text is not such a bound
   */
  public static LatencyBound parse(String text) {
    int sign = text.indexOf('<');
    if (sign < 0) {
      throw new IllegalArgumentException("'" + text + "' is not written as " + EXAMPLE);
    }
    Percentile percentile = Percentile.parse(text.substring(0, sign));
    if (percentile.percent() < LEAST_PERCENT || percentile.percent() > MOST_PERCENT) {
      throw new IllegalArgumentException(
          "'" + text + "' is outside p1 to p99.999, which is what a run can tell apart");
    }
    return new LatencyBound(percentile, TimeText.parse(text.substring(sign + 1)));
  }
}
