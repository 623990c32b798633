package dev.headroom.ingest.internal;

import dev.headroom.collect.Outcome;

/** What one file adds to the seconds of a run, and the time it covers. */
public final class Part {

  private static final long MICROS = 1_000_000L;

  private final Seconds seconds;
  private long first = Long.MAX_VALUE;
  private long last = Long.MIN_VALUE;

  Part(Seconds seconds) {
    this.seconds = seconds;
  }

  /** A request that was sent, ended and has a latency, times in epoch microseconds. */
  void request(long startMicros, long endMicros, Outcome outcome) {
    offered(startMicros / MICROS, 1, 1);
    at(endMicros / MICROS).timed(outcome, endMicros - startMicros);
  }

  /** So many requests were due in this second, and so many of them were sent. */
  void offered(long second, long due, long sent) {
    at(second).offered(due, sent);
  }

  /** So many requests ended in this second, with no word on how long they took. */
  void ended(long second, Outcome outcome, long count) {
    at(second).ended(outcome, count);
  }

  private Second at(long second) {
    first = Math.min(first, second);
    last = Math.max(last, second);
    return seconds.at(second);
  }

  boolean isEmpty() {
    return last < first;
  }

  long first() {
    return first;
  }

  long last() {
    return last;
  }
}
