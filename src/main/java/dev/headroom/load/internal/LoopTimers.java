package dev.headroom.load.internal;

import dev.headroom.load.SelfObserver;
import io.netty.channel.EventLoopGroup;
import io.netty.util.concurrent.EventExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Timers in each of Gatling's event loops that tell how late they fire: as late as an answer would
 * have been seen that came in at the same moment.
 *
 * <p>They are due at fixed times, so that a loop that is held up for a second shows fifty late
 * timers and not one.
 */
final class LoopTimers {

  /** 50 timers a second and loop; they take less than 1 % of a processor. */
  private static final long PERIOD_NANOS = 20_000_000L;

  private final Timeline timeline;
  private final SelfObserver observer;
  private long dueNanos = System.nanoTime();

  private LoopTimers(Timeline timeline, SelfObserver observer) {
    this.timeline = timeline;
    this.observer = observer;
  }

  /** Watches these loops until they are shut down. */
  static void watch(EventLoopGroup loops, Timeline timeline, SelfObserver observer) {
    for (EventExecutor loop : loops) {
      LoopTimers timers = new LoopTimers(timeline, observer);
      var unused =
          loop.scheduleAtFixedRate(timers::fire, PERIOD_NANOS, PERIOD_NANOS, TimeUnit.NANOSECONDS);
    }
  }

  /** Always on the thread of its loop. */
  private void fire() {
    dueNanos += PERIOD_NANOS;
    long lateMicros = Math.max(0, (System.nanoTime() - dueNanos) / 1000);
    observer.timer(timeline.nowMicros() - lateMicros, lateMicros);
  }
}
