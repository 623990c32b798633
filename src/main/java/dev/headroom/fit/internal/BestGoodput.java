package dev.headroom.fit.internal;

import dev.headroom.collect.Interval;
import dev.headroom.collect.Recording;
import dev.headroom.fit.Recovery.Overloaded;
import dev.headroom.fit.Saturation;
import java.util.List;
import java.util.Optional;

/**
 * The most that the origin has answered well, to hold an overload against.
 *
 * @param best its capacity where that was found, else the highest mean of {@link #SECONDS} seconds
 *     in a row of the whole recording; good completions per second
 * @param least the same with caution: the low end of the capacity's interval
 */
record BestGoodput(double best, double least) {

  /** Long enough for a burst out of the queue's own storage to count for little. */
  private static final int SECONDS = 5;

  /** Fewer seconds of overload say nothing of what it does. */
  private static final int LEAST_SECONDS = 2;

  static BestGoodput of(Recording recording, Saturation saturation) {
    if (saturation.reached() && saturation.rate().value() > 0) {
      return new BestGoodput(saturation.rate().value(), saturation.rate().low());
    }
    List<Interval> all = recording.intervals();
    double best = 0;
    for (int i = 0; i + SECONDS <= all.size(); i++) {
      List<Interval> some = all.subList(i, i + SECONDS);
      best = Math.max(best, some.stream().mapToLong(Interval::good).average().orElse(0));
    }
    return new BestGoodput(best, best);
  }

  /** What was answered in those seconds in which more was offered than that. */
  Optional<Overloaded> overload(List<Interval> seconds) {
    List<Interval> over = seconds.stream().filter(s -> s.offered() > best).toList();
    return over.size() < LEAST_SECONDS || best == 0
        ? Optional.empty()
        : Optional.of(
            new Overloaded(over.stream().mapToLong(Interval::good).average().orElseThrow(), best));
  }
}
