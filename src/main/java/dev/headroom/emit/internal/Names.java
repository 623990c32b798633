package dev.headroom.emit.internal;

import dev.headroom.quantity.HeadroomException;
import dev.headroom.quantity.HeadroomException.Kind;
import dev.headroom.recommend.Recommendation;
import dev.headroom.recommend.Recommendation.Sizing;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/** Names and numbers as the systems demand them, and the sizing they are written from. */
final class Names {

  /** The longest DNS label, RFC 1123. */
  private static final int LONGEST = 63;

  private Names() {}

  /** A DNS-1123 label: lower-case letters, digits and dashes, a letter or digit at both ends. */
  static String dns(String name) {
    String safe = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    String cut = safe.replaceAll("^-+", "");
    String label = cut.substring(0, Math.min(LONGEST, cut.length())).replaceAll("-+$", "");
    return label.isEmpty() ? "service" : label;
  }

  /** A metric name of Prometheus' data model. */
  static String metric(String name) {
    String safe = name.replaceAll("[^a-zA-Z0-9_:]", "_");
    return safe.matches("[a-zA-Z_:].*") ? safe : "_" + safe;
  }

  /** At most three decimals, rounded down: a lower target is the cautious one. */
  static String down(double value) {
    BigDecimal rounded = BigDecimal.valueOf(value).setScale(3, RoundingMode.FLOOR);
    return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
  }

  static Sizing sizing(Recommendation recommendation) {
    return recommendation
        .sizing()
        .orElseThrow(
            () ->
                new HeadroomException(
                    Kind.INCONCLUSIVE,
                    "nothing to emit: the recommendation has no instance count ("
                        + recommendation.verdict().sentence()
                        + "); run again with a load that reaches saturation"));
  }
}
