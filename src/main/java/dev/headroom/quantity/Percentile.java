package dev.headroom.quantity;

/**
 * A percentile of a distribution, such as p99.
 *
 * @param percent above 0 and below 100
 */
public record Percentile(double percent) {

  public static final Percentile P50 = new Percentile(50);
  public static final Percentile P90 = new Percentile(90);
  public static final Percentile P99 = new Percentile(99);
  public static final Percentile P999 = new Percentile(99.9);

  public Percentile {
    if (!(percent > 0 && percent < 100)) {
      throw new IllegalArgumentException("a percentile lies between 0 and 100, not " + percent);
    }
  }

  /**
   * Reads {@code p99} or {@code p99.9}.
   *
   * @throws IllegalArgumentException when the text is not such a percentile
   */
  public static Percentile parse(String text) {
    String trimmed = text.strip();
    if (!trimmed.startsWith("p")) {
      throw new IllegalArgumentException("'" + text + "' is not a percentile such as p99");
    }
    return new Percentile(Numbers.parse(trimmed.substring(1), text, "a percentile such as p99"));
  }

  /** As a quantile between 0 and 1. */
  public double quantile() {
    return percent / 100;
  }

  @Override
  public String toString() {
    return "p" + Numbers.plain(percent);
  }
}
