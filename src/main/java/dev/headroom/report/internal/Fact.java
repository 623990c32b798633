package dev.headroom.report.internal;

/**
 * One number of the answer.
 *
 * @param label what it is
 * @param value the number, or that it isn't known
 * @param unit its unit, empty for none
 * @param certainty how sure it is, empty for a number without an interval
 * @param detail what a reader needs beside it
 * @param brief the certainty and the most important detail in some 45 characters
 * @param tone whether it is good news
 */
public record Fact(
    String label,
    String value,
    String unit,
    String certainty,
    String detail,
    String brief,
    Tone tone) {

  /** A number that nobody knows, and why. */
  static Fact unknown(String label, String why) {
    return new Fact(label, "not known", "", "", why, why, Tone.CAUTION);
  }
}
