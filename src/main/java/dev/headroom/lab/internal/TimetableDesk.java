package dev.headroom.lab.internal;

import dev.headroom.lab.OriginSpec;
import java.util.OptionalLong;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** A desk whose service times depend on nothing, so that each end is known on arrival. */
final class TimetableDesk implements Desk {

  private final ServiceSchedule schedule;
  private final ScheduledExecutorService timer;

  TimetableDesk(OriginSpec spec, long seed, ScheduledExecutorService timer) {
    this.schedule = new ServiceSchedule(spec, seed, System.nanoTime());
    this.timer = timer;
  }

  @Override
  public boolean admit(Runnable answer) {
    OptionalLong end;
    long now;
    synchronized (schedule) {
      now = System.nanoTime();
      end = schedule.admit(now);
    }
    if (end.isEmpty()) {
      return false;
    }
    var unused = timer.schedule(answer, end.getAsLong() - now, TimeUnit.NANOSECONDS);
    return true;
  }

  @Override
  public int waiting() {
    synchronized (schedule) {
      return schedule.waiting(System.nanoTime());
    }
  }
}
