package dev.headroom.collect;

import dev.headroom.load.SelfObserver.Holding;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** What is counted of one second while it may still change; written from many threads. */
final class SecondCounts {

  final LongAdder due = new LongAdder();
  final LongAdder sent = new LongAdder();
  final LongAdder pausedMicros = new LongAdder();
  final LongAdder portless = new LongAdder();
  final LongAdder fileless = new LongAdder();
  volatile Holding holding = Holding.UNKNOWN;
  private final ConcurrentHistogram lag = concurrent();
  private final ConcurrentHistogram timers = concurrent();
  private final ConcurrentHistogram service = concurrent();
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

  void served(long serviceMicros) {
    service.recordValue(LatencyRange.clamp(serviceMicros));
  }

  void timer(long lateMicros) {
    timers.recordValue(LatencyRange.clamp(lateMicros));
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
    return fixed(histogram(outcome));
  }

  LatencyHistogram service() {
    return fixed(service);
  }

  private static LatencyHistogram fixed(Histogram counted) {
    Histogram fixed = LatencyRange.histogram();
    fixed.add(counted);
    return new LatencyHistogram(fixed);
  }

  Interval.Lag lag() {
    return lag(lag);
  }

  private static Interval.Lag lag(Histogram histogram) {
    return new Interval.Lag(histogram.getValueAtPercentile(99), histogram.getMaxValue());
  }

  InjectorHealth health() {
    return new InjectorHealth(
        pausedMicros.sum() / 1000.0, lag(timers), holding, portless.sum(), fileless.sum());
  }
}
