package dev.headroom.load.internal;

import java.util.concurrent.atomic.AtomicLongArray;

/**
 * When the first request of each recent visitor was due, from the thread that lets visitors in to
 * the event loops that send for them.
 *
 * <p>A ring over the running number of the visitor: bounded memory whatever the length of the run.
 * A visitor that starts more than {@value #SIZE} visitors late finds nothing, and its request then
 * counts as due when it was sent.
 */
public final class DueTimes {

  /** Eight seconds at 8,000 visitors a second, which is what one injector reaches on two cores. */
  private static final int SIZE = 1 << 16;

  /** What {@link #take} returns where nothing is known. */
  public static final long UNKNOWN = -1;

  private final AtomicLongArray visitors = new AtomicLongArray(SIZE);
  private final AtomicLongArray micros = new AtomicLongArray(SIZE);

  /** Notes when this visitor's first request is due; visitor numbers begin at 1. */
  void put(long visitor, long dueMicros) {
    int slot = (int) (visitor & (SIZE - 1));
    micros.set(slot, dueMicros);
    visitors.set(slot, visitor);
  }

  /** The time for the first request of this visitor, once. */
  long take(long visitor) {
    int slot = (int) (visitor & (SIZE - 1));
    long due = micros.get(slot);
    return visitors.compareAndSet(slot, visitor, 0) ? due : UNKNOWN;
  }
}
