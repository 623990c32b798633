package dev.headroom.plan.internal;

import dev.headroom.plan.Load.Limits;
import dev.headroom.plan.yaml.Bounds;
import dev.headroom.plan.yaml.Section;
import dev.headroom.quantity.Rate;

/**
 * Reads rates that keep within the plan's limit even where every request fails and is tried again.
 *
 * @param limits of the plan
 * @param tries how many requests a visitor makes at most where they fail
 */
record RateLimit(Limits limits, int tries) {

  /** Beyond what one machine sends; a plan that asks for more has a slip in it. */
  static final Rate MOST_RATE = new Rate(1_000_000);

  /** The highest rate of visitors that keeps within it. */
  Rate most() {
    return limits.maxRate().times(1.0 / tries);
  }

  /** A rate, or this one where the section has none. */
  Rate read(Section section, String key, Rate fallback) {
    Rate rate = new Bounds(section).rate(key, fallback, MOST_RATE);
    if (rate.compareTo(limits.maxRate()) > 0) {
      throw above(section, key, rate.toString());
    }
    if (rate.compareTo(most()) > 0) {
      throw above(
          section,
          key,
          rate
              + " with scenario.retries may become "
              + rate.times(tries)
              + " when all fail, which");
    }
    return rate;
  }

  private RuntimeException above(Section section, String key, String what) {
    return section.problem(
        key,
        what
            + " is above load.limits.maxRate, "
            + limits.maxRate()
            + "; lower it, or raise that limit if the target may get so much");
  }
}
