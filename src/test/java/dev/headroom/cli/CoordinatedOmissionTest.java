package dev.headroom.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.headroom.collect.Interval;
import dev.headroom.collect.LatencyHistogram;
import dev.headroom.load.PhaseRecord;
import dev.headroom.quantity.Percentile;
import dev.headroom.testing.Programs;
import dev.headroom.testing.TcpOrigin;
import dev.headroom.testing.TcpOrigin.Answer;
import dev.headroom.testing.TcpOrigin.Received;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An origin that answers nothing for two seconds, as an open loop sees it and as a closed one does.
 */
class CoordinatedOmissionTest {

  private static final int RATE = 200;
  private static final int SECONDS = 10;
  private static final long STALL_MICROS = 2_000_000;
  private static final int CONNECTIONS = 10;

  private static final List<Percentile> PERCENTILES =
      List.of(
          Percentile.parse("p50"),
          Percentile.parse("p85"),
          Percentile.parse("p90"),
          Percentile.parse("p95"),
          Percentile.parse("p99"));

  @TempDir Path folder;

  /** From its first request that comes this long after it was armed, it stalls once. */
  private static final class Stall implements TcpOrigin.Script {

    private static final long AFTER_MICROS = 2_500_000;

    private final AtomicLong armed = new AtomicLong(Long.MAX_VALUE);
    private final AtomicLong begun = new AtomicLong();
    private final AtomicInteger heldUp = new AtomicInteger();
    private final AtomicLong lastReleased = new AtomicLong();

    static long micros() {
      return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
    }

    void arm(long atMicros) {
      begun.set(0);
      heldUp.set(0);
      armed.set(atMicros);
    }

    @Override
    public Answer answer(Received request) {
      long now = micros();
      if (now - armed.get() >= AFTER_MICROS) {
        begun.compareAndSet(0, now);
        if (now < end()) {
          heldUp.incrementAndGet();
          awaitEnd();
          lastReleased.accumulateAndGet(micros(), Math::max);
        }
      }
      return Answer.OK;
    }

    private void awaitEnd() {
      for (long left = end() - micros(); left > 0; left = end() - micros()) {
        LockSupport.parkNanos(left * 1000);
      }
    }

    /** How long the machine took to go on with all that waited. */
    long releasing() {
      return lastReleased.get() - end();
    }

    long end() {
      return begun.get() + STALL_MICROS;
    }
  }

  /**
   * Arrival k is due (k − ½)/200 s after the phase begins, and takes what was left of the stall
   * then, or nothing. Recorded percentiles are those, but for the pace of arrivals, the 0.1 % of a
   * histogram, and what the machine added: to the slowest request of the two seconds before the
   * stall, to the answers of the hundreds that go on at once at its end, and to the injector's
   * timers while it reads them.
   *
   * <p>A closed loop asks nothing while it waits: of the thousands of requests that wrk makes, one
   * a connection meets the stall.
   */
  @Test
  void theRecordedPercentilesAreThoseOfTheArrivalTimesAndAClosedLoopHidesThem() throws Exception {
    Stall stall = new Stall();
    try (TcpOrigin origin = TcpOrigin.start(stall)) {
      LatencyHistogram open = openLoop(origin.url(), stall);
      Path wrk = Programs.require("wrk");
      stall.arm(Stall.micros());
      long requests = closedLoop(wrk, origin.url());
      assertTrue(stall.begun.get() > 0, "it stalled for both");
      assertTrue(stall.heldUp.get() <= CONNECTIONS, stall.heldUp + " requests were held up");
      assertTrue(
          stall.heldUp.get() < requests / 100,
          stall.heldUp + " of " + requests + " are too few to reach the 99th percentile");
      assertTrue(micros(open.at(Percentile.P99)) > 0.9 * STALL_MICROS, "which the open loop shows");
    }
  }

  private LatencyHistogram openLoop(URI url, Stall stall) throws Exception {
    try (RecordedInjector injector = RecordedInjector.start(folder, List.of(), url)) {
      injector.level(RATE / 2, 4);
      PhaseRecord phase =
          injector.level(
              RATE, SECONDS, begun -> stall.arm(TimeUnit.SECONDS.toMicros(begun.startSecond())));
      List<Interval> seconds =
          injector.finish().seconds().stream()
              .filter(s -> s.epochSecond() >= phase.startSecond())
              .toList();
      long machine = addedByTheMachine(seconds, stall);
      LatencyHistogram recorded = sum(seconds, Interval::latency);
      LatencyHistogram service = sum(seconds, Interval::service);
      assertEquals(RATE * SECONDS, recorded.count());
      assertEquals(RATE * SECONDS, service.count());
      LatencyHistogram expected = expected(TimeUnit.SECONDS.toMicros(phase.startSecond()), stall);
      for (Percentile percentile : PERCENTILES) {
        double foretold = micros(expected.at(percentile));
        assertEquals(
            foretold,
            micros(recorded.at(percentile)),
            1e6 / RATE + 0.002 * foretold + machine,
            percentile.toString());
        assertTrue(service.at(percentile).compareTo(recorded.at(percentile)) <= 0);
      }
      return recorded;
    }
  }

  private static long addedByTheMachine(List<Interval> seconds, Stall stall) {
    long stallSecond = stall.begun.get() / 1_000_000;
    long before =
        seconds.stream()
            .filter(s -> s.epochSecond() >= stallSecond - 2 && s.epochSecond() < stallSecond)
            .mapToLong(s -> s.latency().max().toNanos() / 1000)
            .max()
            .orElseThrow();
    long timers =
        seconds.stream()
            .filter(s -> s.epochSecond() >= stallSecond)
            .mapToLong(s -> s.health().timers().maxMicros())
            .max()
            .orElseThrow();
    return 2 * before + stall.releasing() + timers;
  }

  private static LatencyHistogram expected(long start, Stall stall) {
    return LatencyHistogram.ofMicros(
        LongStream.range(0, (long) RATE * SECONDS)
            .map(k -> start + (2 * k + 1) * 500_000 / RATE)
            .map(due -> due < stall.begun.get() ? 0 : Math.max(0, stall.end() - due))
            .toArray());
  }

  private static LatencyHistogram sum(
      List<Interval> seconds, java.util.function.Function<Interval, LatencyHistogram> which) {
    return LatencyHistogram.sum(seconds.stream().map(which).toList());
  }

  private static double micros(Duration duration) {
    return duration.toNanos() / 1e3;
  }

  /** How many requests wrk got answered in its time, on so many connections. */
  private long closedLoop(Path wrk, URI url) throws Exception {
    Path out = folder.resolve("wrk.txt");
    Process process =
        new ProcessBuilder(
                wrk.toString(),
                "-t1",
                "-c" + CONNECTIONS,
                "-d" + SECONDS + "s",
                "--latency",
                url.toString())
            .redirectErrorStream(true)
            .redirectOutput(out.toFile())
            .start();
    assertTrue(process.waitFor(60, TimeUnit.SECONDS));
    String said = Files.readString(out);
    Matcher requests = Pattern.compile("([0-9]+) requests in").matcher(said);
    assertTrue(requests.find(), said);
    return Long.parseLong(requests.group(1));
  }
}
