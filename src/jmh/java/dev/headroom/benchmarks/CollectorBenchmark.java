package dev.headroom.benchmarks;

import dev.headroom.collect.Collector;
import dev.headroom.load.RequestObserver.Ending;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Recorder;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * What it costs to record a request, due, sent and ended, against one value in HdrHistogram's
 * recorder for many threads.
 *
 * <p>Both get the same latencies, which differ from request to request and span three decades, as
 * an overloaded origin's do.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class CollectorBenchmark {

  private static final long SECOND = 1_000_000;

  /** Shared by all threads, as in the injector. */
  @State(Scope.Benchmark)
  public static class Shared {
    final Recorder recorder = new Recorder(3_600_000_000L, 3);
    final Collector collector = new Collector((interval, byOutcome) -> {}, () -> 0.5);
    volatile long now = 1000 * SECOND;

    /** The second ends between iterations, so that nothing piles up. */
    @TearDown(org.openjdk.jmh.annotations.Level.Iteration)
    public void nextSecond() {
      long next = now + 3 * SECOND;
      now = next;
      collector.clock(next);
      recorder.getIntervalHistogram();
    }
  }

  /** Of one thread: which request it is at. */
  @State(Scope.Thread)
  public static class Requests {
    private static final Ending OK = new Ending.Answered(200, true);
    private static final Ending REFUSED = new Ending.Answered(502, true);

    private int next;

    /** Multiplied by 2³²/φ the numbers spread evenly: Knuth, volume 3, section 6.4. */
    long latencyMicros() {
      next++;
      int spread = next * 0x9E3779B9;
      return 500L << (spread >>> 28 & 7) | (spread & 0xFF);
    }

    Ending ending() {
      return (next & 15) == 0 ? REFUSED : OK;
    }
  }

  /** The unit of the ratio. */
  @Benchmark
  public void recorder(Shared shared, Requests requests) {
    shared.recorder.recordValue(requests.latencyMicros());
  }

  /** All that is counted of a request: three events, two histograms. */
  @Benchmark
  public void request(Shared shared, Requests requests) {
    long now = shared.now;
    long latency = requests.latencyMicros();
    shared.collector.due(now);
    shared.collector.sent(now + 20, 20);
    shared.collector.ended(now + latency, latency, requests.ending());
  }
}
