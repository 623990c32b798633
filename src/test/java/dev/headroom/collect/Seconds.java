package dev.headroom.collect;

import dev.headroom.load.SelfObserver.Holding;
import dev.headroom.load.SelfObserver.Stock;
import java.util.Map;
import java.util.Optional;

/** Seconds for the tests of files, no two alike. */
final class Seconds {

  static final long FIRST = 1_700_000_000L;

  private Seconds() {}

  static Map<Outcome, LatencyHistogram> distributions(int i) {
    return Map.of(
        Outcome.OK, LatencyHistogram.ofMicros(1000L * (i + 1), 40_000, 41_000L + i),
        Outcome.BAD_GATEWAY, LatencyHistogram.ofMicros(700));
  }

  static Interval second(int i) {
    return new Interval(
        FIRST + i,
        "level-01",
        10.125 + i,
        5 + i,
        4 + i,
        Map.of(Outcome.OK, 3L, Outcome.BAD_GATEWAY, 1L),
        1 + i,
        LatencyHistogram.ofMicros(1000L * (i + 1), 40_000, 41_000L + i),
        new Interval.Lag(120 + i, 900 + i),
        i == 2 ? Double.NaN : 0.125,
        LatencyHistogram.ofMicros(900L * (i + 1), 38_000),
        i == 3 ? InjectorHealth.UNKNOWN : health(i),
        2L * i);
  }

  private static InjectorHealth health(int i) {
    return new InjectorHealth(
        12.5 + i,
        new Interval.Lag(300 + i, 7000 + i),
        new Holding(Optional.of(new Stock(40 + i, 28_232)), Optional.of(new Stock(90 + i, 1024))),
        i,
        2L * i);
  }
}
