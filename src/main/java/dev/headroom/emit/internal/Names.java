package dev.headroom.emit.internal;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/** Names and numbers as the systems demand them. */
final class Names {

  /** The longest DNS label, RFC 1123. */
  private static final int LONGEST = 63;

  private Names() {}

  /**
   * A DNS label as RFC 1035 has it, which Google Cloud demands: lower-case letters, digits and
   * dashes, a letter first and no dash last.
   */
  static String dns(String name) {
    String safe = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    String cut = safe.replaceAll("^-+", "");
    String lettered = cut.matches("[0-9].*") ? "s-" + cut : cut;
    String label =
        lettered.substring(0, Math.min(LONGEST, lettered.length())).replaceAll("-+$", "");
    return label.isEmpty() ? "service" : label;
  }

  /** A metric name of Prometheus' data model. */
  static String metric(String name) {
    String safe = name.replaceAll("[^a-zA-Z0-9_:]", "_");
    return safe.matches("[a-zA-Z_:].*") ? safe : "_" + safe;
  }

  /** At most three decimals, rounded down: a lower target is the cautious one. */
  static String down(double value) {
    return plain(BigDecimal.valueOf(value).setScale(3, RoundingMode.FLOOR));
  }

  /** At most so many decimals, to the nearest. */
  static String rounded(double value, int decimals) {
    return plain(BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_EVEN));
  }

  private static String plain(BigDecimal value) {
    return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
  }
}
