package dev.headroom.quantity;

import java.util.Locale;

/**
 * A rate of requests, in requests per second.
 *
 * @param perSecond requests per second, finite and not negative
 */
public record Rate(double perSecond) implements Comparable<Rate> {

  /** No requests at all. */
  public static final Rate ZERO = new Rate(0);

  public Rate {
    if (!(perSecond >= 0) || Double.isInfinite(perSecond)) {
      throw new IllegalArgumentException("a rate is finite and not negative, not " + perSecond);
    }
  }

  /**
   * Reads {@code 200/s}, {@code 12000/min} or a bare number of requests per second.
   *
   * @throws IllegalArgumentException when the text is not such a rate
   */
  public static Rate parse(String text) {
    String trimmed = text.strip();
    if (trimmed.endsWith("/s")) {
      return new Rate(Numbers.parse(trimmed.substring(0, trimmed.length() - 2), text, EXAMPLE));
    }
    if (trimmed.endsWith("/min")) {
      return new Rate(
          Numbers.parse(trimmed.substring(0, trimmed.length() - 4), text, EXAMPLE) / 60);
    }
    return new Rate(Numbers.parse(trimmed, text, EXAMPLE));
  }

  private static final String EXAMPLE = "a rate such as 200/s";

  /** This rate times a dimensionless factor. */
  public Rate times(double factor) {
    return new Rate(perSecond * factor);
  }

  /** The sum of two rates. */
  public Rate plus(Rate other) {
    return new Rate(perSecond + other.perSecond);
  }

  @Override
  public int compareTo(Rate other) {
    return Double.compare(perSecond, other.perSecond);
  }

  /** The written form that {@link #parse} reads, rounded to three decimals: {@code 182.5/s}. */
  @Override
  public String toString() {
    return Numbers.plain(perSecond) + "/s";
  }

  /** For people: {@code 182/s}, {@code 7.4/s}; three significant digits where that many exist. */
  public String rounded() {
    return String.format(Locale.ROOT, perSecond < 10 ? "%.1f/s" : "%.0f/s", perSecond);
  }
}
