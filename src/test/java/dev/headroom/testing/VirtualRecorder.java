package dev.headroom.testing;

import dev.headroom.collect.InjectorHealth;
import dev.headroom.collect.Interval;
import dev.headroom.collect.LatencyHistogram;
import dev.headroom.collect.Outcome;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Counts requests into seconds of virtual time, which begins at second 0. */
public final class VirtualRecorder implements VirtualSink {

  private final List<Second> seconds = new ArrayList<>();

  /** One request: when it was sent and when it ended, in seconds, and how. */
  public record Request(double sent, double ended, Outcome outcome) {}

  @Override
  public void offered(double time) {
    second(time).offered++;
  }

  @Override
  public void retried(double time) {
    second(time).retries++;
  }

  @Override
  public void ended(double sent, double time, Outcome outcome) {
    Second second = second(time);
    second.outcomes.merge(outcome, 1L, Long::sum);
    second.ended++;
    if (outcome == Outcome.OK) {
      second.latency(Math.max(1, Math.round((time - sent) * 1e6)));
    }
  }

  private Second second(double time) {
    while (seconds.size() <= (int) time) {
      seconds.add(new Second());
    }
    return seconds.get((int) time);
  }

  /** All seconds up to this one, exclusive, with an injector that was never late. */
  public List<Interval> intervals(int end) {
    second(Math.max(0, end - 1));
    List<Interval> intervals = new ArrayList<>();
    long inside = 0;
    for (int i = 0; i < end; i++) {
      inside += seconds.get(i).offered + seconds.get(i).retries - seconds.get(i).ended;
      intervals.add(seconds.get(i).interval(i, inside));
    }
    return intervals;
  }

  /** One second that nothing can be added to any more, its requests inside not counted. */
  public Interval interval(int index) {
    return second(index).interval(index, 0);
  }

  /** What happened in one second. */
  private static final class Second {

    private final Map<Outcome, Long> outcomes = new EnumMap<>(Outcome.class);
    private long offered;
    private long retries;
    private long ended;
    private long[] micros = new long[16];
    private int good;

    void latency(long latency) {
      if (good == micros.length) {
        micros = Arrays.copyOf(micros, 2 * good);
      }
      micros[good++] = latency;
    }

    Interval interval(int index, long inside) {
      return new Interval(
          index,
          "virtual",
          offered,
          offered,
          offered + retries,
          outcomes,
          inside,
          LatencyHistogram.ofMicros(Arrays.copyOf(micros, good)),
          new Interval.Lag(500, 2_000),
          0.2,
          LatencyHistogram.EMPTY,
          InjectorHealth.UNKNOWN,
          retries);
    }
  }
}
