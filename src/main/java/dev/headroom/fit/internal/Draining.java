package dev.headroom.fit.internal;

import dev.headroom.collect.Interval;
import java.util.List;
import java.util.OptionalDouble;

/**
 * When the queue that a spike leaves would be gone if every visitor came once and the origin worked
 * them off at its capacity: {@code B ← max(0, B + offered − C)}, second by second (Lindley 1952).
 *
 * <p>No queue of theirs in front of an origin that keeps its pace is there for longer, whatever its
 * bound and whoever gave up meanwhile. What fails later comes of what failing leads to.
 */
final class Draining {

  /** Two standard deviations of what chance adds to a queue. */
  private static final double CHANCE = 2;

  private Draining() {}

  /**
   * Seconds after the fall.
   *
   * @param seconds from the beginning of the rise on
   * @param fallen the second in which the load is back at the baseline
   * @param capacity low end of it, requests per second
   * @return empty where the queue outlasts the seconds
   */
  static OptionalDouble after(List<Interval> seconds, long fallen, double capacity) {
    double backlog = 0;
    double queued = 0;
    for (Interval second : seconds) {
      backlog = Math.max(0, backlog + second.offered() - capacity);
      queued += backlog > 0 ? second.offered() : 0;
      if (second.epochSecond() >= fallen && backlog <= 0) {
        double chance = CHANCE * Math.sqrt(queued) / capacity;
        return OptionalDouble.of(second.epochSecond() + 1.0 - fallen + chance);
      }
    }
    return OptionalDouble.empty();
  }
}
