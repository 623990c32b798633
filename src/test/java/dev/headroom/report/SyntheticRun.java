package dev.headroom.report;

import dev.headroom.collect.Interval;
import dev.headroom.collect.LatencyHistogram;
import dev.headroom.collect.Outcome;
import dev.headroom.collect.Recording;
import dev.headroom.load.Ceiling;
import dev.headroom.load.PhaseKind;
import dev.headroom.load.PhaseRecord;
import dev.headroom.load.RunRecord;
import dev.headroom.plan.LoadShape;
import dev.headroom.quantity.Rate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * A recording as a fluid queue with a bounded buffer would leave it: what exceeds the capacity
 * fills the buffer, what exceeds the buffer ends as 502, and latency is service plus backlog ÷
 * capacity, exponentially spread. Arrivals vary as Poisson counts do.
 */
final class SyntheticRun {

  static final long START = 1_795_000_000L;

  /** 2026-11-22, a pinned seed. */
  private final Random random = new Random(20261122);

  private final List<Interval> intervals = new ArrayList<>();
  private final List<PhaseRecord> phases = new ArrayList<>();
  private long second = START;

  /** Waiting requests that an instance holds before it refuses more. */
  private static final double BUFFER = 120;

  /** Requests/s of one instance of 8 workers with 40 ms each. */
  static final double CAPACITY = 200;

  static Recording whole() {
    return build(6).recording(Optional.empty());
  }

  static SyntheticRun build(int holdSeconds) {
    SyntheticRun run = new SyntheticRun();
    run.constant("control", PhaseKind.CONTROL, 20, 8, CAPACITY);
    for (int level = 0; level < 9; level++) {
      double rate = 60 + 30 * level;
      run.constant("step-" + (level + 1), PhaseKind.STEP, rate, holdSeconds, CAPACITY);
    }
    run.spike("spike", PhaseKind.SPIKE, 60, 320, t -> CAPACITY);
    run.second += 5;
    run.spike("proof-needed", PhaseKind.PROOF, 90, 440, t -> 3 * CAPACITY);
    run.second += 5;
    run.spike("proof-fewer", PhaseKind.PROOF, 90, 440, t -> 2 * CAPACITY);
    run.second += 5;
    run.spike("proof-reserve", PhaseKind.PROOF, 90, 440, t -> (t < 14 ? 4 : 3) * CAPACITY);
    return run;
  }

  Recording recording(Optional<String> stopped) {
    RunRecord record =
        new RunRecord(
            START,
            Optional.of("haproxy 2.6.12"),
            Optional.of(new Ceiling(new Rate(4200), false)),
            phases,
            stopped,
            Map.of("java", "17.0.16", "gatling", "3.16.0", "processors", "2", "os", "Linux 6.1"));
    return new Recording(record, intervals);
  }

  private interface Capacity {
    double at(int secondOfPhase);
  }

  private void constant(String name, PhaseKind kind, double rate, int seconds, double capacity) {
    phase(
        name, kind, LoadShape.constant(new Rate(rate), Duration.ofSeconds(seconds)), t -> capacity);
  }

  private void spike(String name, PhaseKind kind, double base, double peak, Capacity capacity) {
    Rate low = new Rate(base);
    Rate high = new Rate(peak);
    LoadShape shape =
        LoadShape.constant(low, Duration.ofSeconds(6))
            .then(new LoadShape.Segment(low, high, Duration.ofSeconds(3)))
            .then(new LoadShape.Segment(high, high, Duration.ofSeconds(10)))
            .then(new LoadShape.Segment(high, low, Duration.ofSeconds(3)))
            .then(new LoadShape.Segment(low, low, Duration.ofSeconds(8)));
    phase(name, kind, shape, capacity);
  }

  private void phase(String name, PhaseKind kind, LoadShape shape, Capacity capacity) {
    int length = (int) shape.length().toSeconds();
    double backlog = 0;
    for (int t = 0; t < length; t++) {
      double rate = shape.rateAt(Duration.ofMillis(t * 1000L + 500)).perSecond();
      backlog = second(name, second + t, rate, backlog, capacity.at(t));
    }
    phases.add(new PhaseRecord(name, kind, shape, second, second + 1, second + length, true));
    second += length;
  }

  private double second(String name, long at, double rate, double backlog, double capacity) {
    long offered = Math.max(0, Math.round(rate + random.nextGaussian() * Math.sqrt(rate)));
    double served = Math.min(capacity, backlog + offered);
    double left = backlog + offered - served;
    double room = BUFFER * capacity / CAPACITY;
    long lost = Math.round(Math.max(0, left - room));
    double waiting = Math.min(left, room);
    Map<Outcome, Long> outcomes = new EnumMap<>(Outcome.class);
    long good = Math.round(served);
    outcomes.put(Outcome.OK, good);
    outcomes.put(Outcome.BAD_GATEWAY, lost - lost / 12);
    outcomes.put(Outcome.RESET, lost / 12);
    intervals.add(
        new Interval(
            at,
            name,
            rate,
            offered,
            offered,
            outcomes,
            Math.round(waiting),
            latency((int) good, Math.min(0.97, rate / capacity), waiting / capacity),
            new Interval.Lag(600 + (long) (400 * random.nextDouble()), 2100),
            0.18));
    return waiting;
  }

  /** 40 ms of service, queueing as in M/M/8 near its limit, and the backlog in front. */
  private LatencyHistogram latency(int requests, double load, double backlogSeconds) {
    long[] micros = new long[requests];
    for (int i = 0; i < requests; i++) {
      double service = -0.04 * Math.log(1 - random.nextDouble());
      double wait =
          -0.04 * Math.pow(load, 6) / (8 * (1 - load)) * Math.log(1 - random.nextDouble());
      micros[i] = Math.round((service + wait + backlogSeconds) * 1e6);
    }
    return LatencyHistogram.ofMicros(micros);
  }
}
