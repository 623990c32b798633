package dev.headroom.plan;

import dev.headroom.quantity.Rate;
import dev.headroom.quantity.Ratio;
import java.time.Duration;

/** How the rates are chosen that the saturation point is looked for with. */
public sealed interface SearchMethod
    permits Load.Staircase, SearchMethod.Adaptive, SearchMethod.Ramp, SearchMethod.Bisection {

  /** The lowest rate it begins with. */
  Rate from();

  /** The highest rate it may ask for. */
  Rate to();

  /** How long it takes at most. */
  Duration longest();

  /** What it is called in a plan. */
  default Kind kind() {
    return this instanceof Adaptive
        ? Kind.ADAPTIVE
        : this instanceof Ramp
            ? Kind.RAMP
            : this instanceof Bisection ? Kind.BISECTION : Kind.STAIRCASE;
  }

  /** The names of the methods. */
  enum Kind {
    ADAPTIVE,
    STAIRCASE,
    RAMP,
    BISECTION
  }

  /**
   * Each rate chosen from what has been seen, until both rates are known well enough.
   *
   * @param precision half of the interval at 95 % that is asked for, as a share of the rate
   * @param maxTime when it gives up
   */
  record Adaptive(Rate from, Rate to, Ratio precision, Duration maxTime) implements SearchMethod {

    @Override
    public Duration longest() {
      return maxTime;
    }
  }

  /**
   * A straight rise, as a "breakpoint test" does it, recorded in pieces; it ends early after two
   * pieces past saturation.
   *
   * @param length of the whole rise
   */
  record Ramp(Rate from, Rate to, Duration length) implements SearchMethod {

    @Override
    public Duration longest() {
      return length;
    }
  }

  /**
   * Twice the rate until the objective breaks, then the middle of what is left, until two rates are
   * closer than the precision.
   *
   * @param hold how long a rate is held, {@code settle} included
   * @param settle the first part of it, which is not analysed
   */
  record Bisection(
      Rate from, Rate to, Duration hold, Duration settle, Ratio precision, Duration maxTime)
      implements SearchMethod {

    @Override
    public Duration longest() {
      return maxTime;
    }
  }
}
