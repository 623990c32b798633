package dev.headroom.collect;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** What is counted of one second while it may still change; written from many threads. */
final class SecondCounts {

  final LongAdder due = new LongAdder();
  final LongAdder retries = new LongAdder();
  final LongAdder sent = new LongAdder();
  private final ConcurrentHistogram lag = concurrent();
  private final Map<Outcome, ConcurrentHistogram> latencies = new EnumMap<>(Outcome.class);

  SecondCounts() {
    for (Outcome outcome : Outcome.values()) {
      latencies.put(outcome, concurrent());
    }
  }

  /** Grows with the values it sees, so that an unused one costs next to nothing. */
  private static ConcurrentHistogram concurrent() {
    return new ConcurrentHistogram(LatencyRange.SIGNIFICANT_DIGITS);
  }

  void sent(long lagMicros) {
    sent.increment();
    lag.recordValue(LatencyRange.clamp(lagMicros));
  }

  void ended(Outcome outcome, long latencyMicros) {
    histogram(outcome).recordValue(LatencyRange.clamp(latencyMicros));
  }

  private ConcurrentHistogram histogram(Outcome outcome) {
    return Objects.requireNonNull(latencies.get(outcome));
  }

  /** How many requests ended, by outcome; outcomes without any are left out. */
  Map<Outcome, Long> outcomes() {
    Map<Outcome, Long> counts = new EnumMap<>(Outcome.class);
    latencies.forEach(
        (outcome, histogram) -> {
          if (histogram.getTotalCount() > 0) {
            counts.put(outcome, histogram.getTotalCount());
          }
        });
    return counts;
  }

  LatencyHistogram latency(Outcome outcome) {
    Histogram fixed = LatencyRange.histogram();
    fixed.add(histogram(outcome));
    return new LatencyHistogram(fixed);
  }

  Interval.Lag lag() {
    return new Interval.Lag(lag.getValueAtPercentile(99), lag.getMaxValue());
  }
}
