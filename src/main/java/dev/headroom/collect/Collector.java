package dev.headroom.collect;

import dev.headroom.load.Phase;
import dev.headroom.load.RequestObserver;
import dev.headroom.quantity.Rate;
import dev.headroom.quantity.TimeText;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import org.HdrHistogram.WriterReaderPhaser;

/**
 * Counts what the injector observes, second by second, and hands on each second once it is over.
 *
 * <p>An event counts in the second it happened in, whenever it is reported. A second is closed
 * {@value #GRACE_MICROS} µs after its end, which is far longer than a report takes; a straggler
 * after that counts in the second it is reported in, so that none is lost.
 */
public final class Collector implements RequestObserver {

  /** Where closed seconds go. */
  @FunctionalInterface
  public interface Sink {

    /**
     * A second is over.
     *
     * @param byOutcome latencies of the requests that ended in it, by outcome
     */
    void closed(Interval interval, Map<Outcome, LatencyHistogram> byOutcome);
  }

  private static final long MICROS_PER_SECOND = 1_000_000L;
  private static final long GRACE_MICROS = 200_000L;

  private final Sink sink;
  private final DoubleSupplier injectorCpu;
  private final ConcurrentNavigableMap<Long, SecondCounts> open = new ConcurrentSkipListMap<>();
  private final WriterReaderPhaser writers = new WriterReaderPhaser();
  private final AtomicLong inFlight = new AtomicLong();

  private final List<Running> phases = new CopyOnWriteArrayList<>();

  private volatile long firstOpen = Long.MIN_VALUE;
  private long inFlightAtEnd;

  private record Running(Phase phase, long startSecond) {

    Rate targetAt(long second) {
      long sinceMillis = (second - startSecond) * 1000 + 500;
      return sinceMillis < 0 ? Rate.ZERO : phase.shape().rateAt(Duration.ofMillis(sinceMillis));
    }

    boolean covers(long second) {
      return second >= startSecond
          && second < startSecond + Math.ceil(TimeText.seconds(phase.shape().length()));
    }
  }

  /**
   * @param sink gets each second, from the thread that calls {@link #clock}
   * @param injectorCpu the share of the machine's processors that this process used lately, or NaN
   */
  public Collector(Sink sink, DoubleSupplier injectorCpu) {
    this.sink = sink;
    this.injectorCpu = injectorCpu;
  }

  @Override
  public void phase(Phase phase, long startMicros) {
    phases.add(new Running(phase, startMicros / MICROS_PER_SECOND));
  }

  @Override
  public void due(long atMicros) {
    inFlight.incrementAndGet();
    count(atMicros, counts -> counts.due.increment());
  }

  @Override
  public void retried(long atMicros) {
    inFlight.incrementAndGet();
    count(atMicros, counts -> counts.retries.increment());
  }

  @Override
  public void sent(long atMicros, long lagMicros) {
    count(atMicros, counts -> counts.sent(lagMicros));
  }

  @Override
  public void ended(long atMicros, long latencyMicros, Ending ending) {
    inFlight.decrementAndGet();
    count(atMicros, counts -> counts.ended(outcome(ending), latencyMicros));
  }

  /** How many requests are due or sent and have not ended. */
  public long inFlight() {
    return inFlight.get();
  }

  private void count(long atMicros, Consumer<SecondCounts> change) {
    long ticket = writers.writerCriticalSectionEnter();
    try {
      long second = Math.max(atMicros / MICROS_PER_SECOND, firstOpen);
      change.accept(open.computeIfAbsent(second, ignored -> new SecondCounts()));
    } finally {
      writers.writerCriticalSectionExit(ticket);
    }
  }

  private static Outcome outcome(Ending ending) {
    if (ending instanceof Ending.Answered answered) {
      Outcome byStatus = Outcome.ofStatus(answered.status());
      return byStatus == Outcome.OK && !answered.checksPassed()
          ? Outcome.INVALID_RESPONSE
          : byStatus;
    }
    return Outcome.valueOf(((Ending.Failed) ending).failure().name());
  }

  @Override
  public void clock(long nowMicros) {
    closeBefore((nowMicros - GRACE_MICROS) / MICROS_PER_SECOND);
  }

  /** Closes everything, the second that has begun included; call once nothing happens any more. */
  public void close() {
    if (!open.isEmpty()) {
      closeBefore(open.lastKey() + 1);
    }
  }

  private synchronized void closeBefore(long second) {
    long closing = firstOpen == Long.MIN_VALUE ? earliest(second) : firstOpen;
    firstOpen = Math.max(closing, second);
    for (; closing < second; closing++) {
      awaitWriters();
      SecondCounts counted = open.remove(closing);
      // A second in which nothing was due or ended is a row all the same: silence is a finding.
      SecondCounts counts = counted == null ? new SecondCounts() : counted;
      sink.closed(interval(closing, counts), latencies(counts));
    }
  }

  /** What was counted before the first tick of the clock is not lost. */
  private long earliest(long second) {
    Map.Entry<Long, SecondCounts> first = open.firstEntry();
    return first == null ? second : Math.min(first.getKey(), second);
  }

  /** Returns once everyone who might still write to a second before the first open one is done. */
  private void awaitWriters() {
    writers.readerLock();
    try {
      writers.flipPhase();
    } finally {
      writers.readerUnlock();
    }
  }

  private Interval interval(long second, SecondCounts counts) {
    Map<Outcome, Long> outcomes = counts.outcomes();
    long begun = counts.due.sum() + counts.retries.sum();
    inFlightAtEnd += begun - outcomes.values().stream().mapToLong(n -> n).sum();
    Optional<Running> covered = phases.stream().filter(p -> p.covers(second)).findFirst();
    return new Interval(
        second,
        covered.map(running -> running.phase().name()).orElse(Interval.IDLE),
        covered.map(running -> running.targetAt(second).perSecond()).orElse(0.0),
        counts.due.sum(),
        counts.sent.sum(),
        outcomes,
        inFlightAtEnd,
        counts.latency(Outcome.OK),
        counts.lag(),
        injectorCpu.getAsDouble(),
        counts.retries.sum());
  }

  private static Map<Outcome, LatencyHistogram> latencies(SecondCounts counts) {
    Map<Outcome, LatencyHistogram> latencies = new TreeMap<>();
    counts.outcomes().keySet().forEach(outcome -> latencies.put(outcome, counts.latency(outcome)));
    return latencies;
  }
}
