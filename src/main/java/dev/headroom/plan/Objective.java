package dev.headroom.plan;

import dev.headroom.plan.internal.LatencyBound;
import dev.headroom.quantity.Percentile;
import dev.headroom.quantity.Ratio;
import dev.headroom.quantity.TimeText;
import java.time.Duration;

/**
 * What counts as good service: a latency percentile below a bound, and gateway errors within a
 * budget.
 *
 * @param percentile of the latency of answered requests
 * @param latency what that percentile stays below
 * @param errors the largest share of gateway errors, of all requests
 */
public record Objective(Percentile percentile, Duration latency, Ratio errors) {

  /** Most of the requests may fail only where nobody asks for good service. */
  private static final Ratio MOST_ERRORS = new Ratio(0.5);

  private static final String EXAMPLE = "an objective such as p99<150ms,errors<0.5%";

  /**
   * Reads {@code p99<150ms,errors<0.5%}: both parts, in any order, blanks as one likes.
   *
   * @throws IllegalArgumentException when the text is not such an objective
   */
  public static Objective parse(String text) {
    String[] parts = text.split(",", -1);
    if (parts.length != 2) {
      throw new IllegalArgumentException("'" + text + "' is not " + EXAMPLE);
    }
    boolean errorsFirst = parts[0].strip().startsWith("errors");
    LatencyBound bound = LatencyBound.parse(parts[errorsFirst ? 1 : 0]);
    if (bound.latency().isZero()) {
      throw new IllegalArgumentException("'" + text + "' asks for answers in no time at all");
    }
    Ratio errors = errors(parts[errorsFirst ? 0 : 1], text);
    return new Objective(bound.percentile(), bound.latency(), errors);
  }

  private static Ratio errors(String part, String text) {
    int sign = part.indexOf('<');
    if (sign < 0 || !part.substring(0, sign).strip().equals("errors")) {
      throw new IllegalArgumentException("'" + text + "' is not " + EXAMPLE);
    }
    Ratio errors = Ratio.parse(part.substring(sign + 1));
    if (errors.compareTo(MOST_ERRORS) > 0) {
      throw new IllegalArgumentException(
          "a budget of " + errors + " errors is more than " + MOST_ERRORS);
    }
    return errors;
  }

  /** {@code p99 < 300ms, errors < 1%}. */
  @Override
  public String toString() {
    return percentile + " < " + TimeText.format(latency) + ", errors < " + errors;
  }
}
