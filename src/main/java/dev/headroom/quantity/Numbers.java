package dev.headroom.quantity;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** How numbers are read and written in plans and files: plain decimals, never locale-dependent. */
final class Numbers {

  private Numbers() {}

  /**
   * Reads a finite decimal number.
   *
   * @param digits the part of {@code whole} that holds the number
   * @param whole what the user wrote, for the error
   * @param expected what belongs there, for the error
   */
  static double parse(String digits, String whole, String expected) {
    try {
      return new BigDecimal(digits.strip()).doubleValue();
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("'" + whole + "' is not " + expected, e);
    }
  }

  /** At most three decimals, no trailing zeros, no exponent. */
  static String plain(double value) {
    BigDecimal rounded = new BigDecimal(value).setScale(3, RoundingMode.HALF_EVEN);
    return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
  }
}
