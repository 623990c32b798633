package dev.headroom.ingest.internal;

import dev.headroom.collect.Interval;
import dev.headroom.collect.LatencyHistogram;
import dev.headroom.collect.Outcome;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What was counted of one second so far. */
final class Second {

  private final Map<Outcome, Long> outcomes = new EnumMap<>(Outcome.class);
  private LatencyHistogram.@Nullable Builder latency;
  private long due;
  private long sent;

  void offered(long moreDue, long moreSent) {
    due += moreDue;
    sent += moreSent;
  }

  void ended(Outcome outcome, long count) {
    if (count > 0) {
      outcomes.merge(outcome, count, Long::sum);
    }
  }

  void timed(Outcome outcome, long micros) {
    ended(outcome, 1);
    if (outcome == Outcome.OK) {
      LatencyHistogram.Builder builder = latency == null ? LatencyHistogram.builder() : latency;
      latency = builder;
      builder.add(micros);
    }
  }

  long due() {
    return due;
  }

  /** Requests sent in this second minus those that ended in it. */
  long remaining() {
    return sent - outcomes.values().stream().mapToLong(n -> n).sum();
  }

  Interval interval(long second, String phase, double target, long inFlight) {
    return new Interval(
        second,
        phase,
        target,
        due,
        sent,
        outcomes,
        inFlight,
        latency == null ? LatencyHistogram.EMPTY : latency.build(),
        NO_LAG,
        Double.NaN);
  }

  /** Other tools don't record how late they sent. */
  private static final Interval.Lag NO_LAG = new Interval.Lag(0, 0);
}
