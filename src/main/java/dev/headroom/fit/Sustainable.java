package dev.headroom.fit;

import dev.headroom.quantity.Estimate;
import java.util.Locale;

/**
 * The highest offered rate that meets the objective. Where the recording has no latencies nothing
 * is known of it: it is not reached and its lower bound is 0.
 *
 * @param reached whether a rate was offered at which the objective broke; otherwise {@code rate} is
 *     only a lower bound
 * @param rate requests per second
 * @param binding which part of the objective breaks first
 */
public record Sustainable(boolean reached, Estimate rate, Binding binding) {

  /** Which part of the objective breaks first. */
  public enum Binding {
    LATENCY,
    ERRORS,
    NONE;

    /** The id used in files. */
    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
