package dev.headroom.collect;

import dev.headroom.load.Phase;
import dev.headroom.load.RequestObserver;
import dev.headroom.quantity.Rate;
import dev.headroom.quantity.TimeText;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.DoubleSupplier;
import java.util.function.Function;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Counts what the injector observes, second by second, and hands on each second once it is over.
 *
 * <p>An event counts in the second it happened in, whenever it is reported. A second is closed
 * {@value #GRACE_MICROS} µs after its end, which is far longer than a report takes; a straggler
 * after that counts in the second it is reported in, so that none is lost.
 *
 * <p>Threads count into {@link Stripe}s of their own, which are added up as a second is closed.
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

  /** A power of two; several times the threads that report at once on any injector. */
  private static final int STRIPES = 16;

  private static final Map<Failure, Outcome> FAILURES = failures();

  private final Sink sink;
  private final DoubleSupplier injectorCpu;
  private final List<Stripe> stripes = Stream.generate(Stripe::new).limit(STRIPES).toList();
  private final OwnSeconds own = new OwnSeconds();
  private final List<Running> phases = new CopyOnWriteArrayList<>();

  private long firstOpen = Long.MIN_VALUE;
  private long inFlightAtEnd;

  private record Running(Phase phase, long startSecond, long endSecond) {

    Rate targetAt(long second) {
      long sinceMillis = (second - startSecond) * 1000 + 500;
      return sinceMillis < 0 ? Rate.ZERO : phase.shape().rateAt(Duration.ofMillis(sinceMillis));
    }

    boolean covers(long second) {
      return second >= startSecond && second < endSecond;
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
    long start = startMicros / MICROS_PER_SECOND;
    long seconds = (long) Math.ceil(TimeText.seconds(phase.shape().length()));
    phases.add(new Running(phase, start, start + seconds));
  }

  @Override
  public void phaseOver(long atMicros) {
    int last = phases.size() - 1;
    Running running = phases.get(last);
    long end = Math.min(running.endSecond(), atMicros / MICROS_PER_SECOND);
    phases.set(last, new Running(running.phase(), running.startSecond(), end));
  }

  @Override
  public void due(long atMicros) {
    stripe().due(atMicros / MICROS_PER_SECOND);
  }

  @Override
  public void retried(long atMicros) {
    stripe().retried(atMicros / MICROS_PER_SECOND);
  }

  @Override
  public void sent(long atMicros, long lagMicros) {
    stripe().sent(atMicros / MICROS_PER_SECOND, lagMicros);
  }

  @Override
  public void ended(long atMicros, long latencyMicros, Ending ending) {
    stripe().ended(atMicros / MICROS_PER_SECOND, outcome(ending), latencyMicros);
  }

  @Override
  public void ended(long atMicros, long latencyMicros, long serviceMicros, Ending ending) {
    stripe().ended(atMicros / MICROS_PER_SECOND, outcome(ending), latencyMicros, serviceMicros);
  }

  @Override
  public void paused(long fromMicros, long toMicros) {
    own.paused(fromMicros, toMicros);
  }

  @Override
  public void timer(long dueMicros, long lateMicros) {
    own.timer(dueMicros, lateMicros);
  }

  @Override
  public void holding(long atMicros, Holding holding) {
    own.holding(atMicros, holding);
  }

  @Override
  public void lacking(long atMicros, Lack lack) {
    own.lacking(atMicros, lack);
  }

  /** How many requests are due or sent and have not ended; exact while none begins or ends. */
  public long inFlight() {
    return stripes.stream().mapToLong(Stripe::inFlight).sum();
  }

  /** Threads are numbered one after another, so that their last digits tell them apart best. */
  private Stripe stripe() {
    return stripes.get((int) Thread.currentThread().getId() & (STRIPES - 1));
  }

  private static Outcome outcome(Ending ending) {
    if (ending instanceof Ending.Answered answered) {
      Outcome byStatus = Outcome.ofStatus(answered.status());
      return byStatus == Outcome.OK && !answered.checksPassed()
          ? Outcome.INVALID_RESPONSE
          : byStatus;
    }
    return Objects.requireNonNull(FAILURES.get(((Ending.Failed) ending).failure()));
  }

  private static Map<Failure, Outcome> failures() {
    Map<Failure, Outcome> outcomes = new EnumMap<>(Failure.class);
    for (Failure failure : Failure.values()) {
      outcomes.put(failure, Outcome.valueOf(failure.name()));
    }
    return outcomes;
  }

  @Override
  public void clock(long nowMicros) {
    closeBefore((nowMicros - GRACE_MICROS) / MICROS_PER_SECOND);
  }

  /** Closes everything, the second that has begun included; call once nothing happens any more. */
  public void close() {
    seconds(Stripe::latest).max().ifPresent(last -> closeBefore(last + 1));
  }

  private synchronized void closeBefore(long second) {
    stripes.forEach(stripe -> stripe.closeBefore(second));
    long closing = firstOpen == Long.MIN_VALUE ? earliest(second) : firstOpen;
    firstOpen = Math.max(closing, second);
    for (; closing < second; closing++) {
      // A second in which nothing was due or ended is a row all the same: silence is a finding.
      SecondCounts counts = taken(closing);
      sink.closed(interval(closing, counts), latencies(counts));
    }
  }

  /** What was counted before the first tick of the clock is not lost. */
  private long earliest(long second) {
    return Math.min(second, seconds(Stripe::earliest).min().orElse(second));
  }

  private LongStream seconds(Function<Stripe, OptionalLong> of) {
    return stripes.stream().map(of).flatMapToLong(OptionalLong::stream);
  }

  private SecondCounts taken(long second) {
    SecondCounts all = new SecondCounts();
    for (Stripe stripe : stripes) {
      SecondCounts counted = stripe.take(second);
      if (counted != null) {
        all.add(counted);
      }
    }
    return all;
  }

  private Interval interval(long second, SecondCounts counts) {
    Map<Outcome, Long> outcomes = counts.outcomes();
    inFlightAtEnd += counts.begun() - outcomes.values().stream().mapToLong(n -> n).sum();
    Optional<Running> covered = phases.stream().filter(p -> p.covers(second)).findFirst();
    return new Interval(
        second,
        covered.map(running -> running.phase().name()).orElse(Interval.IDLE),
        covered.map(running -> running.targetAt(second).perSecond()).orElse(0.0),
        counts.dueCount(),
        counts.sentCount(),
        outcomes,
        inFlightAtEnd,
        counts.latency(Outcome.OK),
        counts.lag(),
        injectorCpu.getAsDouble(),
        counts.service(),
        own.take(second),
        counts.retryCount());
  }

  private static Map<Outcome, LatencyHistogram> latencies(SecondCounts counts) {
    Map<Outcome, LatencyHistogram> latencies = new TreeMap<>();
    counts.outcomes().keySet().forEach(outcome -> latencies.put(outcome, counts.latency(outcome)));
    return latencies;
  }
}
