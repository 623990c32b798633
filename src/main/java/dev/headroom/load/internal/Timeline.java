package dev.headroom.load.internal;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The one clock of an injector: monotonic, anchored to the wall clock once, so that an adjustment
 * of the wall clock in the middle of a run cannot tear its seconds apart.
 */
public final class Timeline {

  private final long anchorNanos;
  private final long anchorMicros;

  private Timeline(long anchorNanos, long anchorMicros) {
    this.anchorNanos = anchorNanos;
    this.anchorMicros = anchorMicros;
  }

  /** A timeline anchored now. */
  public static Timeline anchored() {
    return new Timeline(System.nanoTime(), ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now()));
  }

  /** Microseconds since the epoch. */
  public long nowMicros() {
    return anchorMicros + (System.nanoTime() - anchorNanos) / 1000;
  }

  /** The value that {@link System#nanoTime} has at this time. */
  public long nanos(long micros) {
    return anchorNanos + (micros - anchorMicros) * 1000;
  }
}
