package dev.headroom.plan.internal;

import dev.headroom.quantity.Percentile;
import dev.headroom.quantity.Rate;
import dev.headroom.quantity.Ratio;
import dev.headroom.quantity.TimeText;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.function.Function;

/**
 * Quantities as they stand in a plan: the form for people where that reads back to the very same
 * value, else every digit.
 */
final class Written {

  private Written() {}

  static String rate(Rate rate) {
    return exact(rate, rate.toString(), Rate::parse, digits(rate.perSecond()) + "/s");
  }

  static String ratio(Ratio ratio) {
    return exact(ratio, ratio.toString(), Ratio::parse, digits(ratio.value()));
  }

  static String percentile(Percentile percentile) {
    return exact(
        percentile, percentile.toString(), Percentile::parse, "p" + digits(percentile.percent()));
  }

  static String duration(Duration duration) {
    BigDecimal seconds = BigDecimal.valueOf(duration.toNanos(), 9).stripTrailingZeros();
    return exact(
        duration, TimeText.format(duration), TimeText::parse, seconds.toPlainString() + "s");
  }

  private static String digits(double value) {
    return BigDecimal.valueOf(value).toPlainString();
  }

  private static <T> String exact(
      T value, String readable, Function<String, T> parser, String everyDigit) {
    return parser.apply(readable).equals(value) ? readable : everyDigit;
  }
}
