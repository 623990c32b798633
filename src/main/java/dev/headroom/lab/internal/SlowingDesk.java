package dev.headroom.lab.internal;

import dev.headroom.lab.OriginSpec;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A desk that works more slowly the more requests wait: the next end changes with each arrival. */
final class SlowingDesk implements Desk {

  private final SlowingSchedule<Runnable> schedule;
  private final ScheduledExecutorService timer;
  private @Nullable ScheduledFuture<?> next;

  SlowingDesk(OriginSpec spec, long seed, ScheduledExecutorService timer) {
    this.schedule = new SlowingSchedule<>(spec, seed, System.nanoTime());
    this.timer = timer;
  }

  @Override
  public boolean admit(Runnable answer) {
    List<Runnable> done;
    boolean admitted;
    synchronized (this) {
      long now = System.nanoTime();
      done = schedule.advance(now);
      admitted = schedule.admit(answer);
      await(now);
    }
    done.forEach(Runnable::run);
    return admitted;
  }

  private void tick() {
    List<Runnable> done;
    synchronized (this) {
      long now = System.nanoTime();
      done = schedule.advance(now);
      try {
        await(now);
      } catch (RejectedExecutionException e) {
        // The instance is being stopped or killed, and its connections with it.
      }
    }
    done.forEach(Runnable::run);
  }

  private void await(long now) {
    if (next != null) {
      next.cancel(false);
    }
    next =
        schedule.busy()
            ? timer.schedule(this::tick, schedule.nextEnd() - now, TimeUnit.NANOSECONDS)
            : null;
  }

  @Override
  public synchronized int waiting() {
    return schedule.waiting();
  }
}
