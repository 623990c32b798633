package dev.headroom.search;

import dev.headroom.quantity.Estimate;
import java.util.Locale;

/**
 * What a search knows at a moment.
 *
 * @param saturation requests per second
 * @param sustainable requests per second
 */
public record Known(Estimate saturation, Estimate sustainable) {

  private static final double LEVEL = 0.95;

  /** Before anything is known. */
  public static final Known NOTHING =
      new Known(Estimate.atLeast(0, LEVEL), Estimate.atLeast(0, LEVEL));

  /** {@code sustainable between 158 and 171/s, saturation between 195 and 206/s (95 %)}. */
  public String text() {
    return "sustainable "
        + text(sustainable)
        + ", saturation "
        + text(saturation)
        + (saturation.isBound() && sustainable.isBound() ? "" : " (95 %)");
  }

  private static String text(Estimate rate) {
    return rate.isBound()
        ? String.format(Locale.ROOT, "at least %.4g/s", Math.floor(rate.low()))
        : String.format(Locale.ROOT, "between %.4g and %.4g/s", rate.low(), rate.high());
  }
}
