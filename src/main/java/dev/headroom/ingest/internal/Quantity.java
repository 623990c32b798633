package dev.headroom.ingest.internal;

import java.math.BigDecimal;
import java.util.Map;

/**
 * A Kubernetes quantity: a decimal number with a suffix or none, {@code 45}, {@code 45500m}, {@code
 * 1.5k}.
 *
 * <p>Source: Kubernetes API reference, {@code Quantity}; the binary suffixes belong to memory.
 */
final class Quantity {

  private static final Map<String, BigDecimal> SUFFIXES =
      Map.of(
          "m", new BigDecimal("0.001"),
          "k", new BigDecimal("1000"),
          "M", new BigDecimal("1000000"));

  private Quantity() {}

  /** Its value, where none at all is one. */
  static double parseOrZero(String text) {
    return text.equals("0") ? 0 : parse(text);
  }

  /**
   * Its value, above zero.
   *
   * @throws IllegalArgumentException where it is no quantity
   */
  static double parse(String text) {
    String last = text.isEmpty() ? "" : text.substring(text.length() - 1);
    BigDecimal factor = SUFFIXES.getOrDefault(last, BigDecimal.ONE);
    String digits = SUFFIXES.containsKey(last) ? text.substring(0, text.length() - 1) : text;
    try {
      double value = new BigDecimal(digits).multiply(factor).doubleValue();
      if (value > 0 && Double.isFinite(value)) {
        return value;
      }
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "'" + text + "' is not a quantity such as 45, 45500m or 1.5k", e);
    }
    throw new IllegalArgumentException(
        "'" + text + "' is not above 0, or more than a number can be");
  }
}
