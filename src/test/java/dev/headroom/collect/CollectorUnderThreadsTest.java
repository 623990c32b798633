package dev.headroom.collect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.headroom.load.RequestObserver.Ending;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Eight threads report while a ninth closes seconds as fast as it can. */
class CollectorUnderThreadsTest {

  private static final int THREADS = 8;
  private static final int REQUESTS = 50_000;

  /** Virtual: a request every 100 µs and thread, so that a thread spans five seconds. */
  private static final long STEP_MICROS = 100;

  @Test
  void nothingIsLostOrCountedTwice() throws Exception {
    List<Interval> seconds = Collections.synchronizedList(new ArrayList<>());
    AtomicLong latencies = new AtomicLong();
    Collector collector =
        new Collector(
            (interval, byOutcome) -> {
              seconds.add(interval);
              byOutcome.values().forEach(h -> latencies.addAndGet(h.count()));
            },
            () -> Double.NaN);
    AtomicLong clock = new AtomicLong();
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      List<Future<?>> reporting = new ArrayList<>();
      for (int thread = 0; thread < THREADS; thread++) {
        reporting.add(threads.submit(() -> report(collector, clock)));
      }
      while (!reporting.stream().allMatch(Future::isDone)) {
        // Ahead of the reports, so that many of them are stragglers.
        collector.clock(clock.get() + 700_000);
      }
      for (Future<?> done : reporting) {
        done.get();
      }
    } finally {
      threads.shutdownNow();
    }
    collector.close();
    long expected = (long) THREADS * REQUESTS;
    assertEquals(expected, seconds.stream().mapToLong(Interval::offered).sum());
    assertEquals(expected, seconds.stream().mapToLong(Interval::sent).sum());
    assertEquals(expected, seconds.stream().mapToLong(Interval::completed).sum());
    assertEquals(expected, latencies.get());
    assertEquals(0, seconds.get(seconds.size() - 1).inFlight());
    assertEquals(0, collector.inFlight());
    assertTrue(seconds.size() >= 5, "seconds: " + seconds.size());
  }

  private static void report(Collector collector, AtomicLong clock) {
    for (int i = 0; i < REQUESTS; i++) {
      long now = i * STEP_MICROS;
      collector.due(now);
      collector.sent(now + 10, 10);
      collector.ended(now + 50, 50, new Ending.Answered(i % 10 == 0 ? 502 : 200, true));
      clock.accumulateAndGet(now, Math::max);
    }
  }
}
