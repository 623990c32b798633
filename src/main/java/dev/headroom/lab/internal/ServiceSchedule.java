package dev.headroom.lab.internal;

import dev.headroom.lab.OriginSpec;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalLong;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * The timetable of c workers behind a bounded first-come-first-served queue.
 *
 * <p>A request that arrives at t starts at {@code max(t, earliest time a worker is free)} and ends
 * one service time later: the recursion of Kiefer and Wolfowitz (Trans. Amer. Math. Soc. 78, 1955,
 * doi:10.1090/S0002-9947-1955-0066587-3). All times are known on arrival, so a timer that fires
 * late delays one answer and never the next service: the capacity stays exactly workers ÷ mean
 * service time.
 *
 * <p>Times are nanoseconds of any one monotonic clock and must not decrease from call to call. Not
 * safe for several threads at once.
 */
final class ServiceSchedule {

  private final OriginSpec spec;
  private final RandomGenerator serviceTimes;
  private final PriorityQueue<Long> freeAt = new PriorityQueue<>();
  private final Deque<Long> startsOfWaiting = new ArrayDeque<>();

  ServiceSchedule(OriginSpec spec, long seed, long now) {
    this.spec = spec;
    this.serviceTimes = new SplittableRandom(seed);
    for (int worker = 0; worker < spec.workers(); worker++) {
      freeAt.add(now);
    }
  }

  /**
   * Takes a request in.
   *
   * @return when its service ends, or empty when the queue is full
   */
  OptionalLong admit(long now) {
    long free = freeAt.element();
    if (free > now && waiting(now) >= spec.queue()) {
      return OptionalLong.empty();
    }
    freeAt.remove();
    long start = Math.max(now, free);
    if (start > now) {
      startsOfWaiting.add(start);
    }
    long end = start + spec.law().drawNanos(serviceTimes);
    freeAt.add(end);
    return OptionalLong.of(end);
  }

  /** How many requests wait for a worker. */
  int waiting(long now) {
    while (!startsOfWaiting.isEmpty() && startsOfWaiting.element() <= now) {
      startsOfWaiting.remove();
    }
    return startsOfWaiting.size();
  }
}
