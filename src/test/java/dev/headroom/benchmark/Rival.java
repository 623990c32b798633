package dev.headroom.benchmark;

import dev.headroom.plan.Load;
import dev.headroom.plan.SearchMethod;
import dev.headroom.quantity.Rate;
import dev.headroom.quantity.Ratio;
import java.time.Duration;

/**
 * A way of searching that others have, in a given time.
 *
 * <p>Each is told the saturation to a factor of two: it climbs to twice of it. The adaptive search
 * is told it to a factor of five only.
 */
enum Rival {
  STAIRCASE("staircase of 20 levels, fitted") {
    @Override
    SearchMethod within(int seconds, double saturation) {
      // Twelve levels until two are past saturation.
      Duration hold = Duration.ofSeconds(Math.max(2, seconds / 12));
      Duration settle = Duration.ofMillis(hold.toMillis() / 5 / 1000 * 1000);
      return new Load.Staircase(FROM, new Rate(2 * saturation), 20, hold, settle);
    }
  },
  RAMP("linear ramp, fitted") {
    @Override
    SearchMethod within(int seconds, double saturation) {
      // It ends a little past saturation, half way up.
      return new SearchMethod.Ramp(
          FROM, new Rate(2 * saturation), Duration.ofSeconds((int) (seconds / 0.58)));
    }
  },
  BISECTION("exponential and binary search") {
    @Override
    SearchMethod within(int seconds, double saturation) {
      // Five doublings and seven halves to 1 %.
      Duration hold = Duration.ofSeconds(Math.max(2, seconds / 12));
      Duration settle = Duration.ofMillis(hold.toMillis() / 8 / 1000 * 1000);
      return new SearchMethod.Bisection(
          FROM,
          new Rate(2 * saturation),
          hold,
          settle,
          new Ratio(0.01),
          Duration.ofSeconds(seconds));
    }
  };

  private static final Rate FROM = new Rate(20);

  private final String text;

  Rival(String text) {
    this.text = text;
  }

  String text() {
    return text;
  }

  /** The search that takes about so long. */
  abstract SearchMethod within(int seconds, double saturation);
}
