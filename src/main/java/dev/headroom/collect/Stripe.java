package dev.headroom.collect;

import java.util.OptionalLong;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The counts of those threads that share this part of a {@link Collector}.
 *
 * <p>Everything happens under the stripe's own lock. That is cheaper than counters that many
 * threads may change at once: it is hardly ever waited for, and one lock serves all counts of an
 * event.
 */
final class Stripe {

  private final TreeMap<Long, SecondCounts> open = new TreeMap<>();
  private long firstOpen = Long.MIN_VALUE;
  private long inFlight;

  /** The second counted last, which is the next one's too but for once a second. */
  private long lastSecond = Long.MIN_VALUE;

  private @Nullable SecondCounts last;

  synchronized void due(long second) {
    inFlight++;
    at(second).due();
  }

  synchronized void retried(long second) {
    inFlight++;
    at(second).retried();
  }

  synchronized void sent(long second, long lagMicros) {
    at(second).sent(lagMicros);
  }

  synchronized void ended(long second, Outcome outcome, long latencyMicros) {
    inFlight--;
    at(second).ended(outcome, latencyMicros);
  }

  /** An end whose request was sent this long ago, which counts where the answer was good. */
  synchronized void ended(long second, Outcome outcome, long latencyMicros, long serviceMicros) {
    ended(second, outcome, latencyMicros);
    if (outcome == Outcome.OK) {
      at(second).served(serviceMicros);
    }
  }

  /** Requests due less those that ended; negative where they end on other threads. */
  synchronized long inFlight() {
    return inFlight;
  }

  /** The earliest second in which anything was counted and that isn't closed. */
  synchronized OptionalLong earliest() {
    return open.isEmpty() ? OptionalLong.empty() : OptionalLong.of(open.firstKey());
  }

  synchronized OptionalLong latest() {
    return open.isEmpty() ? OptionalLong.empty() : OptionalLong.of(open.lastKey());
  }

  /** Closes all seconds before this one: what comes late counts in it. */
  synchronized void closeBefore(long second) {
    firstOpen = Math.max(firstOpen, second);
  }

  /** What was counted of a closed second, once; it changes no more. */
  synchronized @Nullable SecondCounts take(long second) {
    if (second == lastSecond) {
      lastSecond = Long.MIN_VALUE;
      last = null;
    }
    return open.remove(second);
  }

  private SecondCounts at(long second) {
    long counted = Math.max(second, firstOpen);
    SecondCounts counts = last;
    if (counts == null || counted != lastSecond) {
      counts = open.computeIfAbsent(counted, ignored -> new SecondCounts());
      last = counts;
      lastSecond = counted;
    }
    return counts;
  }
}
