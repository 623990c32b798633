package dev.headroom.ingest.internal;

/** Numbers in cells. */
final class Decimal {

  /** Enough of a cell to recognise it. */
  private static final int SHOWN = 40;

  private Decimal() {}

  /**
   * A finite number that isn't negative.
   *
   * @param what it is, for the error
   * @throws IllegalArgumentException when the text is none
   */
  static double parse(String text, String what) {
    try {
      double value = Double.parseDouble(text);
      if (value >= 0 && !Double.isInfinite(value)) {
        return value;
      }
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("'" + shown(text) + "' is not " + what, e);
    }
    throw new IllegalArgumentException("'" + shown(text) + "' is not " + what);
  }

  /** A cell as it is quoted in a message. */
  static String shown(String text) {
    return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
  }
}
