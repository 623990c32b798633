package dev.headroom.live;

import dev.headroom.collect.Interval;
import dev.headroom.collect.IntervalFile;
import dev.headroom.collect.LatencyHistogram;
import dev.headroom.collect.Outcome;
import dev.headroom.load.PhaseKind;
import dev.headroom.load.PhaseRecord;
import dev.headroom.plan.LoadShape;
import dev.headroom.plan.Plan;
import dev.headroom.plan.PlanReader;
import dev.headroom.quantity.Rate;
import java.time.Duration;
import java.util.Map;

/** A run to watch: its plan, its phases, its seconds. */
final class Pretended {

  /** In seconds: controls 2 × 4, levels 3 × 5, spike 2 + 1 + 3 + 1 + 2. */
  private static final String PLAN =
      """
      name: pretended
      target: {url: "http://127.0.0.1:1"}
      load:
        control: {rate: 20/s, hold: 4s}
        search: {from: 20/s, to: 40/s, steps: 3, hold: 5s, settle: 1s}
        spike: {baseline: 20/s, peak: 40/s, rise: 1s, hold: 3s, fall: 1s, recovery: 2s}
        limits: {maxRate: 100/s, maxDuration: %s}
      objective: {latency: p99 < 250ms, errors: 1%%}
      fleet: {instances: 1, reserve: %d}
      """;

  private Pretended() {}

  static Plan plan() {
    return plan("5m", 1);
  }

  static Plan plan(String maxDuration, int reserve) {
    return PlanReader.parse(PLAN.formatted(maxDuration, reserve), "plan");
  }

  static PhaseRecord phase(String name, PhaseKind kind, long start, int seconds) {
    LoadShape shape = LoadShape.constant(new Rate(20), Duration.ofSeconds(seconds));
    return new PhaseRecord(name, kind, shape, start, start, start + seconds, false);
  }

  /** A second with these outcomes; its numbers all differ. */
  static IntervalFile.Row second(long epochSecond, String phase, Map<Outcome, Long> outcomes) {
    return new IntervalFile.Row(
        new Interval(
            epochSecond,
            phase,
            180,
            181,
            182,
            outcomes,
            12,
            LatencyHistogram.EMPTY,
            new Interval.Lag(420, 900),
            0.17),
        41_300,
        163_400);
  }
}
