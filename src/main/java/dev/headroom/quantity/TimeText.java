package dev.headroom.quantity;

import java.time.Duration;
import java.util.Locale;

/**
 * The written form of a duration in plans, pages and terminals: {@code 300ms}, {@code 5s}, {@code
 * 2m}.
 */
public final class TimeText {

  private static final String EXAMPLE = "a duration such as 300ms, 5s, 2m or 1h";

  private TimeText() {}

  /**
   * Reads {@code 300ms}, {@code 1.5s}, {@code 2m} or {@code 1h}.
   *
   * @throws IllegalArgumentException when the text is not such a duration or is negative
   */
  public static Duration parse(String text) {
    String trimmed = text.strip();
    for (Unit unit : Unit.values()) {
      if (trimmed.endsWith(unit.suffix)) {
        String digits = trimmed.substring(0, trimmed.length() - unit.suffix.length());
        return ofSeconds(Numbers.parse(digits, text, EXAMPLE) * unit.seconds, text);
      }
    }
    throw new IllegalArgumentException("'" + text + "' is not " + EXAMPLE);
  }

  private static Duration ofSeconds(double seconds, String text) {
    if (seconds < 0 || seconds > MOST_SECONDS) {
      throw new IllegalArgumentException("'" + text + "' is not between 0s and 7 days");
    }
    return Duration.ofNanos(Math.round(seconds * 1e9));
  }

  /** Seconds, as a decimal number. */
  public static double seconds(Duration duration) {
    return duration.toNanos() / 1e9;
  }

  /**
   * Written for people and read back by {@link #parse}: {@code 850us} is written {@code 0.85ms}.
   */
  public static String format(Duration duration) {
    double seconds = seconds(duration);
    if (seconds != 0 && seconds < 1) {
      return trim(seconds * 1000) + "ms";
    }
    return seconds >= 120 && seconds % 60 == 0 ? trim(seconds / 60) + "m" : trim(seconds) + "s";
  }

  private static String trim(double value) {
    return value >= 100 ? String.format(Locale.ROOT, "%.0f", value) : Numbers.plain(value);
  }

  /** A load run of more than a week is a mistake in the plan. */
  private static final double MOST_SECONDS = 7 * 86400;

  private enum Unit {
    MILLIS("ms", 0.001),
    SECONDS("s", 1),
    MINUTES("m", 60),
    HOURS("h", 3600);

    private final String suffix;
    private final double seconds;

    Unit(String suffix, double seconds) {
      this.suffix = suffix;
      this.seconds = seconds;
    }
  }
}
