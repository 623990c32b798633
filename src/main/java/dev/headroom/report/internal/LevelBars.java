package dev.headroom.report.internal;

import dev.headroom.fit.Band;
import dev.headroom.fit.Level;
import dev.headroom.quantity.TimeText;
import java.time.Duration;

/**
 * What a level measured and the ends of its 95 % intervals; NaN where there is no interval, so that
 * an error bar is never drawn as zero.
 *
 * <p>Goodput and the share of errors: {@code value ± 1.96 s}, s: the standard error. A share of 0
 * among n has no such error; its upper end is {@code 1 − 0.025^(1/n)}, and 1 has the mirror image.
 *
 * <p>Source: Clopper and Pearson, Biometrika 26 (1934), doi:10.1093/biomet/26.4.404.
 */
final class LevelBars {

  /** Half the width of a 95 % interval in standard errors of a normal distribution. */
  private static final double NORMAL_95 = 1.96;

  /** What a 95 % interval leaves out on either side. */
  private static final double TAIL = 0.025;

  private LevelBars() {}

  /** Good completions per second. */
  static Band goodput(Level level) {
    double half = NORMAL_95 * level.goodputError();
    return half > 0
        ? new Band(Math.max(0, level.goodput() - half), level.goodput(), level.goodput() + half)
        : Band.of(level.goodput());
  }

  /** Gateway errors among the requests that ended, per cent. */
  static Band errorPercent(Level level) {
    double share = level.gatewayErrors();
    double half = NORMAL_95 * level.gatewayErrorsError();
    double certain = level.requests() > 0 ? 1 - Math.pow(TAIL, 1.0 / level.requests()) : Double.NaN;
    double low = share == 1 ? 1 - certain : Math.max(0, share - half);
    double high = share == 0 ? certain : Math.min(1, share + half);
    return high > low ? new Band(100 * low, 100 * share, 100 * high) : Band.of(100 * share);
  }

  /**
   * The objective's percentile of the latency, milliseconds. Too few requests have no interval: its
   * upper end would be the longest of them.
   */
  static Band latencyMillis(Level level) {
    double value = millis(level.objective());
    double low = millis(level.objectiveLow());
    double high = millis(level.objectiveHigh());
    return value < high ? new Band(low, value, high) : Band.of(value);
  }

  private static double millis(Duration latency) {
    return latency.isZero() ? Double.NaN : TimeText.seconds(latency) * 1000;
  }
}
