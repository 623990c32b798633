package dev.headroom.fit;

import dev.headroom.quantity.Estimate;

/**
 * The rate of completions that can be sustained: the capacity C.
 *
 * @param reached whether the load went past it; otherwise {@code rate} is only a lower bound
 * @param rate requests per second
 * @param limitedBy what it was that took no more
 */
public record Saturation(boolean reached, Estimate rate, LimitedBy limitedBy) {

  public Saturation {
    if (reached == rate.isBound()) {
      throw new IllegalArgumentException(
          "saturation has a value where it was reached, and only there");
    }
  }
}
