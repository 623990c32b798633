package dev.headroom.testing;

import dev.headroom.collect.Interval;
import dev.headroom.collect.LatencyHistogram;
import dev.headroom.collect.Outcome;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Counts requests into seconds of virtual time, which begins at second 0. */
public final class VirtualRecorder {

  private final List<Second> seconds = new ArrayList<>();
  private final List<Request> requests = new ArrayList<>();

  /** One request: when it was sent and when it ended, in seconds, and how. */
  public record Request(double sent, double ended, Outcome outcome) {}

  private static final class Second {
    private long offered;
    private final Map<Outcome, Long> outcomes = new EnumMap<>(Outcome.class);
    private long[] micros = new long[16];
    private int good;

    void good(long latency) {
      if (good == micros.length) {
        micros = Arrays.copyOf(micros, 2 * good);
      }
      micros[good++] = latency;
    }
  }

  void offered(double time) {
    second(time).offered++;
  }

  /** All requests, in the order in which they began to be served or were turned away. */
  public List<Request> requests() {
    return List.copyOf(requests);
  }

  void ended(double sent, double time, Outcome outcome) {
    requests.add(new Request(sent, time, outcome));
    Second second = second(time);
    second.outcomes.merge(outcome, 1L, Long::sum);
    if (outcome == Outcome.OK) {
      second.good(Math.max(1, Math.round((time - sent) * 1e6)));
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
    return IntStream.range(0, end).mapToObj(this::interval).toList();
  }

  private Interval interval(int index) {
    Second second = seconds.get(index);
    long inside =
        IntStream.rangeClosed(0, index)
            .mapToLong(
                i ->
                    seconds.get(i).offered
                        - seconds.get(i).outcomes.values().stream().mapToLong(n -> n).sum())
            .sum();
    return new Interval(
        index,
        "virtual",
        second.offered,
        second.offered,
        second.offered,
        second.outcomes,
        inside,
        LatencyHistogram.ofMicros(Arrays.copyOf(second.micros, second.good)),
        new Interval.Lag(500, 2_000),
        0.2);
  }
}
