package dev.headroom.search;

import dev.headroom.quantity.Estimate;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

  /**
   * {@code sustainable between 158 and 171/s, saturation between 195 and 206/s (95 %)}; nothing
   * while nothing is known.
   */
  public Optional<String> text() {
    String text =
        Stream.of(text("sustainable", sustainable), text("saturation", saturation))
            .filter(part -> !part.isEmpty())
            .collect(Collectors.joining(", "));
    boolean interval = !saturation.isBound() || !sustainable.isBound();
    return Optional.of(text + (interval ? " (95 %)" : "")).filter(all -> !text.isEmpty());
  }

  private static String text(String name, Estimate rate) {
    if (rate.isBound()) {
      return rate.low() == 0
          ? ""
          : String.format(Locale.ROOT, "%s at least %.0f/s", name, Math.floor(rate.low()));
    }
    return String.format(Locale.ROOT, "%s between %.0f and %.0f/s", name, rate.low(), rate.high());
  }
}
