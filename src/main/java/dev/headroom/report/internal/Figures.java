package dev.headroom.report.internal;

import dev.headroom.quantity.Estimate;
import dev.headroom.quantity.Ratio;
import dev.headroom.quantity.TimeText;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Locale;

/**
 * How numbers are written in a report: no more digits than the interval warrants, intervals rounded
 * outwards, so that an error bar never prints narrower than it is.
 */
public final class Figures {

  private Figures() {}

  /** The estimate itself, {@code 201}; {@code at least 300} where only a bound is known. */
  public static String value(Estimate estimate) {
    return estimate.isBound()
        ? "≥ " + floor(estimate.low(), unitFor(estimate.low()))
        : round(estimate.value(), unitOf(estimate), RoundingMode.HALF_EVEN);
  }

  /** The interval in words, {@code 95 % interval 197 to 205}; rounded outwards. */
  public static String interval(Estimate estimate) {
    String level = percent(estimate.level());
    if (estimate.isBound()) {
      return "lower bound at " + level + " confidence";
    }
    String range = range(estimate);
    return range.isEmpty()
        ? level + " interval narrower than its last digit"
        : level + " interval " + range;
  }

  /**
   * The interval alone, {@code 197 to 205}, rounded outwards; empty where it is narrower than its
   * last digit.
   */
  static String range(Estimate estimate) {
    int unit = unitOf(estimate);
    String low = floor(estimate.low(), unit);
    String high = round(estimate.high(), unit, RoundingMode.CEILING);
    return low.equals(high) ? "" : low + " to " + high;
  }

  /** The interval with as many digits as {@link #rate} gives its value, rounded outwards. */
  static String outward(Estimate estimate) {
    int unit = unitFor(estimate.value());
    return floor(estimate.low(), unit)
        + " to "
        + round(estimate.high(), unit, RoundingMode.CEILING);
  }

  /** A rate with three significant digits, {@code 182} or {@code 7.42}. */
  public static String rate(double perSecond) {
    return round(perSecond, unitFor(perSecond), RoundingMode.HALF_EVEN);
  }

  /** A share in per cent, {@code 0.52 %}; a share above zero never prints as zero. */
  public static String percent(double share) {
    if (!Double.isFinite(share)) {
      return "–";
    }
    double percent = share * 100;
    if (percent > 0 && percent < 0.01) {
      return "< 0.01 %";
    }
    int unit = percent >= 10 || percent == Math.rint(percent) ? (percent >= 99 ? 1 : 0) : 2;
    return strip(round(percent, -unit, RoundingMode.HALF_EVEN)) + " %";
  }

  /** A share in per cent. */
  public static String percent(Ratio share) {
    return percent(share.value());
  }

  /** A latency with three significant digits, {@code 4.87 s}; a dash where none was measured. */
  public static String latency(Duration latency) {
    if (latency.isZero()) {
      return "–";
    }
    double millis = TimeText.seconds(latency) * 1000;
    return millis < 1000 ? strip(rate(millis)) + " ms" : strip(rate(millis / 1000)) + " s";
  }

  /** A bare number with so many decimals; a dash where there is none. */
  static String decimal(double value, int decimals) {
    return Double.isFinite(value) ? round(value, -decimals, RoundingMode.HALF_EVEN) : "–";
  }

  /** A count with thousands set apart, {@code 12,040}. */
  public static String count(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  /** A time since the start, {@code 4:05} in minutes and seconds. */
  public static String clock(long seconds) {
    return String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60);
  }

  /** {@code one instance}, {@code 3 instances}. */
  public static String instances(int count) {
    return count == 1 ? "1 instance" : count + " instances";
  }

  private static String floor(double value, int unit) {
    return round(Math.max(0, value), unit, RoundingMode.FLOOR);
  }

  /** The power of ten that a third of the half-width warrants, so that rounding hides little. */
  private static int unitOf(Estimate estimate) {
    double half = (estimate.high() - estimate.low()) / 2;
    return half > 0 ? Math.max(-3, exponent(half / 3)) : unitFor(estimate.value());
  }

  /** The power of ten of the third significant digit, at most one. */
  private static int unitFor(double value) {
    return value > 0 ? Math.max(-3, Math.min(0, exponent(value) - 2)) : 0;
  }

  private static int exponent(double value) {
    return (int) Math.floor(Math.log10(value));
  }

  private static String round(double value, int unit, RoundingMode mode) {
    if (!Double.isFinite(value)) {
      return "not known";
    }
    BigDecimal rounded = BigDecimal.valueOf(value).setScale(-unit, mode);
    return rounded.setScale(Math.max(0, -unit)).toPlainString();
  }

  private static String strip(String decimal) {
    return decimal.contains(".")
        ? new BigDecimal(decimal).stripTrailingZeros().toPlainString()
        : decimal;
  }
}
