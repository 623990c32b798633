package dev.headroom.lab.internal;

import dev.headroom.lab.OriginSpec;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * c workers behind a bounded first-come-first-served queue who all work at the speed {@code 1/(1 +
 * κw)} while w requests wait.
 *
 * <p>A clock of work runs at that speed. A service ends when it has advanced by the time that the
 * service takes at full speed, so an arrival, which changes the speed, changes no mark on that
 * clock. Ends are worked out at the times they fall on, however late somebody asks: the rate of
 * completions is not lowered by timers that fire late.
 *
 * <p>Times are nanoseconds of any one monotonic clock and must not decrease from call to call. Not
 * safe for several threads at once.
 *
 * @param <T> what a request is
 */
final class SlowingSchedule<T> {

  private final OriginSpec spec;
  private final RandomGenerator serviceTimes;
  private final PriorityQueue<Service<T>> inService = new PriorityQueue<>();
  private final Deque<T> waiting = new ArrayDeque<>();
  private double work;
  private double time;

  /**
   * One that is being served.
   *
   * @param end on the clock of work
   */
  private record Service<T>(double end, T request) implements Comparable<Service<T>> {
    @Override
    public int compareTo(Service<T> other) {
      return Double.compare(end, other.end);
    }
  }

  private final long begin;

  SlowingSchedule(OriginSpec spec, long seed, long now) {
    this.spec = spec;
    this.serviceTimes = new SplittableRandom(seed);
    this.begin = now;
  }

  /** Moves on to this time; the requests whose service has ended by then, in that order. */
  List<T> advance(long now) {
    double until = now - begin;
    List<T> ended = new ArrayList<>();
    while (busy() && endOfFirst() <= until) {
      time = endOfFirst();
      Service<T> first = inService.remove();
      work = first.end();
      ended.add(first.request());
      if (!waiting.isEmpty()) {
        start(waiting.remove());
      }
    }
    work += (until - time) / slowing();
    time = until;
    return ended;
  }

  /** Takes a request in at the time it was moved on to; false where the queue is full. */
  boolean admit(T request) {
    if (inService.size() < spec.workers()) {
      start(request);
      return true;
    }
    return waiting.size() < spec.queue() && waiting.add(request);
  }

  private void start(T request) {
    inService.add(new Service<>(work + spec.law().drawNanos(serviceTimes), request));
  }

  private double slowing() {
    return 1 + spec.slowdown() * waiting.size();
  }

  private double endOfFirst() {
    return time + (inService.element().end() - work) * slowing();
  }

  /** Whether anybody is served. */
  boolean busy() {
    return !inService.isEmpty();
  }

  /** When the next service ends if nobody arrives before. */
  long nextEnd() {
    return begin + (long) Math.ceil(endOfFirst());
  }

  /** How many wait for a worker. */
  int waiting() {
    return waiting.size();
  }
}
