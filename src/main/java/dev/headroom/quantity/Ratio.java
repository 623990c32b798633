package dev.headroom.quantity;

/**
 * A dimensionless share, 1 being the whole.
 *
 * @param value finite and not negative; above 1 where the thing allows it (a growth factor)
 */
public record Ratio(double value) implements Comparable<Ratio> {

  /** Nothing of the whole. */
  public static final Ratio ZERO = new Ratio(0);

  public Ratio {
    if (!(value >= 0) || Double.isInfinite(value)) {
      throw new IllegalArgumentException("a share is finite and not negative, not " + value);
    }
  }

  /** {@code part / whole} of two counts, and zero where the whole is zero. */
  public static Ratio of(long part, long whole) {
    return of((double) part, (double) whole);
  }

  /** {@code part / whole}, and zero where the whole is zero. */
  public static Ratio of(double part, double whole) {
    return whole == 0 ? ZERO : new Ratio(part / whole);
  }

  /**
   * Reads {@code 1%} or {@code 0.01}.
   *
   * @throws IllegalArgumentException when the text is not such a share
   */
  public static Ratio parse(String text) {
    String trimmed = text.strip();
    return trimmed.endsWith("%")
        ? new Ratio(Numbers.parse(trimmed.substring(0, trimmed.length() - 1), text, EXAMPLE) / 100)
        : new Ratio(Numbers.parse(trimmed, text, EXAMPLE));
  }

  private static final String EXAMPLE = "a share such as 1% or 0.01";

  @Override
  public int compareTo(Ratio other) {
    return Double.compare(value, other.value);
  }

  /** In per cent, the written form that {@link #parse} reads: {@code 0.5%}. */
  @Override
  public String toString() {
    return Numbers.plain(value * 100) + "%";
  }
}
