package dev.headroom.report.internal;

/** Small repairs to text that others wrote. */
final class Sentences {

  private Sentences() {}

  /** The text with a full stop at its end. */
  static String ended(String text) {
    String trimmed = text.strip();
    return trimmed.endsWith(".") || trimmed.endsWith("!") || trimmed.endsWith("?")
        ? trimmed
        : trimmed + ".";
  }
}
