package dev.headroom.collect;

import java.util.EnumMap;
import java.util.Map;
import org.HdrHistogram.Histogram;

/** What is counted of one second; whoever changes or reads it holds its stripe's lock. */
final class SecondCounts {

  private final Histogram lag = growing();
  private final Histogram service = growing();
  private final Map<Outcome, Histogram> latencies = new EnumMap<>(Outcome.class);
  private long due;
  private long sent;
  private long retries;

  /** Grows with the values it sees, so that an unused one costs next to nothing. */
  private static Histogram growing() {
    return new Histogram(LatencyRange.SIGNIFICANT_DIGITS);
  }

  void due() {
    due++;
  }

  void retried() {
    retries++;
  }

  void sent(long lagMicros) {
    sent++;
    lag.recordValue(LatencyRange.clamp(lagMicros));
  }

  void ended(Outcome outcome, long latencyMicros) {
    histogram(outcome).recordValue(LatencyRange.clamp(latencyMicros));
  }

  /** Of a good answer, from the time its request was sent. */
  void served(long serviceMicros) {
    service.recordValue(LatencyRange.clamp(serviceMicros));
  }

  private Histogram histogram(Outcome outcome) {
    Histogram histogram = latencies.get(outcome);
    if (histogram == null) {
      histogram = growing();
      latencies.put(outcome, histogram);
    }
    return histogram;
  }

  /** Adds what another stripe counted of the same second. */
  void add(SecondCounts other) {
    due += other.due;
    sent += other.sent;
    retries += other.retries;
    lag.add(other.lag);
    service.add(other.service);
    other.latencies.forEach((outcome, theirs) -> histogram(outcome).add(theirs));
  }

  long dueCount() {
    return due;
  }

  long retryCount() {
    return retries;
  }

  /** First tries and retries. */
  long begun() {
    return due + retries;
  }

  long sentCount() {
    return sent;
  }

  /** How many requests ended, by outcome; outcomes without any are left out. */
  Map<Outcome, Long> outcomes() {
    Map<Outcome, Long> counts = new EnumMap<>(Outcome.class);
    latencies.forEach((outcome, histogram) -> counts.put(outcome, histogram.getTotalCount()));
    return counts;
  }

  /** Of an outcome that was seen, or none. */
  LatencyHistogram latency(Outcome outcome) {
    Histogram seen = latencies.get(outcome);
    return fixed(seen == null ? growing() : seen);
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
    return new Interval.Lag(lag.getValueAtPercentile(99), lag.getMaxValue());
  }
}
