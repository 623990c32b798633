package dev.headroom.collect;

import dev.headroom.load.SelfObserver.Holding;

/**
 * How the injector itself did in a second.
 *
 * @param pausedMillis how long the process stood still to collect garbage, or NaN where not known
 * @param timers how late the timers of its event loops fired
 * @param holding the ports and files it held at the beginning of the second
 * @param portless requests that ended since it had no local port left
 * @param fileless requests that ended since it had no file descriptor left
 */
public record InjectorHealth(
    double pausedMillis, Interval.Lag timers, Holding holding, long portless, long fileless) {

  /** Of recordings whose injector told nothing of itself. */
  public static final InjectorHealth UNKNOWN =
      new InjectorHealth(Double.NaN, new Interval.Lag(0, 0), Holding.UNKNOWN, 0, 0);
}
