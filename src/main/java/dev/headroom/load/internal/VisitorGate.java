package dev.headroom.load.internal;

import dev.headroom.load.RequestObserver;
import dev.headroom.plan.Load;
import dev.headroom.plan.LoadShape;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;

/**
 * Lets visitors into the running Gatling simulation, each at its own time: the open loop.
 *
 * <p>One thread at a time lets in; a visitor that comes late keeps the time at which it was due, so
 * that lateness of the injector shows as latency and never as a lower load.
 */
final class VisitorGate {

  /**
   * How often a waiting gate looks whether it has been closed: load must end within 2 s of that.
   */
  private static final long LOOK_UP_NANOS = 100_000_000L;

  private final Timeline timeline;
  private final RequestObserver observer;
  private final DueTimes dueTimes;
  private final List<SteeredInjection> populations = new CopyOnWriteArrayList<>();

  private volatile boolean closed;
  private volatile long cutMicros = Long.MAX_VALUE;

  VisitorGate(Timeline timeline, RequestObserver observer, DueTimes dueTimes) {
    this.timeline = timeline;
    this.observer = observer;
    this.dueTimes = dueTimes;
  }

  /** A population that visitors are let into from now on. */
  void open(SteeredInjection population) {
    populations.add(population);
  }

  boolean isOpen() {
    return !populations.isEmpty();
  }

  /** Lets nobody in any more; returns without waiting for those inside. */
  void close() {
    closed = true;
  }

  boolean isClosed() {
    return closed;
  }

  /** Ends the shape that visitors are let in along, at this time; those due before it come. */
  void cut(long micros) {
    cutMicros = micros;
  }

  /**
   * Lets visitors in along a shape.
   *
   * @param startMicros when the shape begins
   * @return whether it ran to its end, or to where it was cut, rather than being closed
   */
  boolean admit(LoadShape shape, Load.Arrivals kind, long seed, long startMicros) {
    cutMicros = Long.MAX_VALUE;
    Arrivals arrivals = new Arrivals(shape, kind, seed);
    SplittableRandom draw = new SplittableRandom(~seed);
    while (arrivals.hasNext()) {
      long due = startMicros + arrivals.nextLong();
      if (!awaitMicros(due)) {
        return awaitCut();
      }
      observer.due(due);
      drawn(draw).letIn(due, dueTimes);
    }
    return awaitMicros(startMicros + shape.length().toNanos() / 1000) || awaitCut();
  }

  /** Whether this time came before the gate was closed and before the shape's end by a cut. */
  private boolean awaitMicros(long micros) {
    long deadline = timeline.nanos(micros);
    for (long left = deadline - System.nanoTime(); left > 0; left = deadline - System.nanoTime()) {
      if (closed || micros >= cutMicros) {
        return false;
      }
      LockSupport.parkNanos(this, Math.min(left, LOOK_UP_NANOS));
    }
    return !closed && micros < cutMicros;
  }

  /** Waits for the time of the cut; false when the gate was closed. */
  private boolean awaitCut() {
    if (closed) {
      return false;
    }
    long deadline = timeline.nanos(cutMicros);
    for (long left = deadline - System.nanoTime(); left > 0; left = deadline - System.nanoTime()) {
      if (closed) {
        return false;
      }
      LockSupport.parkNanos(this, Math.min(left, LOOK_UP_NANOS));
    }
    return !closed;
  }

  private SteeredInjection drawn(SplittableRandom draw) {
    if (populations.size() == 1) {
      return populations.get(0);
    }
    double total = populations.stream().mapToDouble(SteeredInjection::share).sum();
    double left = draw.nextDouble() * total;
    for (SteeredInjection population : populations) {
      left -= population.share();
      if (left < 0) {
        return population;
      }
    }
    return populations.get(populations.size() - 1);
  }
}
