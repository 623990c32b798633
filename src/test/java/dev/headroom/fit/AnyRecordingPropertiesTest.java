package dev.headroom.fit;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.headroom.collect.Interval;
import dev.headroom.collect.LatencyHistogram;
import dev.headroom.collect.Outcome;
import dev.headroom.collect.Recording;
import dev.headroom.load.PhaseKind;
import dev.headroom.load.PhaseRecord;
import dev.headroom.load.RunRecord;
import dev.headroom.plan.LoadShape;
import dev.headroom.plan.Objective;
import dev.headroom.quantity.Percentile;
import dev.headroom.quantity.Rate;
import dev.headroom.quantity.Ratio;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/**
 * A fit of whatever a recording may hold ends, holds no number that isn't one, and each interval
 * holds its value.
 */
class AnyRecordingPropertiesTest {

  /** Not a measurement: a fit of such a recording takes some tenths of a second. */
  private static final Duration ENDLESS = Duration.ofMinutes(2);

  @Provide
  Arbitrary<Objective> objectives() {
    return Combinators.combine(
            Arbitraries.of(Percentile.P50, Percentile.P90, Percentile.P99, Percentile.P999),
            Arbitraries.integers().between(1, 100_000).map(Duration::ofMillis),
            Arbitraries.of("0.01%", "0.5%", "1%", "20%", "100%").map(Ratio::parse))
        .as(Objective::new);
  }

  /** Seconds that have nothing to do with one another, in phases of any kind. */
  @Property(tries = 40, seed = "1", shrinking = ShrinkingMode.OFF)
  void secondsOfAnyKind(@ForAll long seed, @ForAll("objectives") Objective objective) {
    SplittableRandom random = new SplittableRandom(seed);
    List<PhaseRecord> phases = new ArrayList<>();
    List<Interval> seconds = new ArrayList<>();
    int count = random.nextInt(1, 12);
    for (int i = 0; i < count; i++) {
      List<PhaseKind> kinds = List.of(PhaseKind.values());
      PhaseKind kind = kinds.get(random.nextInt(kinds.size()));
      double rate = magnitude(random, 5);
      int length = random.nextInt(1, 20);
      int from = seconds.size();
      phases.add(phase(i, kind, rate, from, length, random.nextInt(0, length + 1)));
      for (int s = 0; s < length; s++) {
        seconds.add(any(random, from + s, rate));
      }
    }
    check(recording(phases, seconds), objective);
  }

  /** Recordings of a queue, some seconds of which are changed into something else. */
  @Property(tries = 8, seed = "2", shrinking = ShrinkingMode.OFF)
  void aQueueWithDamagedSeconds(@ForAll long seed, @ForAll("objectives") Objective objective) {
    SplittableRandom random = new SplittableRandom(seed);
    Recording whole = Runs.staircase().against(Runs.MM4, seed);
    double damaged = random.nextDouble() * random.nextDouble();
    check(
        Runs.each(
            whole, s -> random.nextDouble() < damaged ? any(random, s.epochSecond(), 200) : s),
        objective);
  }

  /** Levels that are all alike, to the request: nothing varies anywhere. */
  @Property(tries = 20, seed = "3", shrinking = ShrinkingMode.OFF)
  void secondsWithoutAnyNoise(@ForAll long seed, @ForAll("objectives") Objective objective) {
    SplittableRandom random = new SplittableRandom(seed);
    long capacity = Math.round(magnitude(random, 4)) + 1;
    long micros = Math.round(magnitude(random, 7)) + 1;
    List<PhaseRecord> phases = new ArrayList<>();
    List<Interval> seconds = new ArrayList<>();
    int count = random.nextInt(1, 12);
    for (int i = 0; i < count; i++) {
      long offered = Math.round(capacity * 2 * random.nextDouble());
      int from = seconds.size();
      phases.add(phase(i, PhaseKind.STEP, (double) offered, from, 6, 1));
      for (int s = 0; s < 6; s++) {
        long good = Math.min(offered, capacity);
        Map<Outcome, Long> outcomes = new EnumMap<>(Outcome.class);
        outcomes.put(Outcome.OK, good);
        outcomes.put(Outcome.BAD_GATEWAY, offered - good);
        seconds.add(second(from + s, offered, offered, outcomes, 1, same(good, micros), 100, 0.1));
      }
    }
    check(recording(phases, seconds), objective);
  }

  private static void check(Recording recording, Objective objective) {
    assertTimeoutPreemptively(
        ENDLESS,
        () ->
            Numbers.check(
                Fitter.withDefaults().withResamples(40).fit(recording, objective), "fit"));
  }

  private static Recording recording(List<PhaseRecord> phases, List<Interval> seconds) {
    return new Recording(
        new RunRecord(0, Optional.empty(), Optional.empty(), phases, Optional.empty(), Map.of()),
        seconds);
  }

  private static PhaseRecord phase(
      int index, PhaseKind kind, double rate, int from, int length, int settle) {
    LoadShape shape = LoadShape.constant(new Rate(rate), Duration.ofSeconds(length));
    return new PhaseRecord(
        kind.id() + "-" + index, kind, shape, from, from + settle, from + length, true);
  }

  /** Anything that can be counted; what ended was offered at some time before or is made up. */
  private static Interval any(SplittableRandom random, long epochSecond, double rate) {
    long offered = random.nextInt(4) == 0 ? 0 : Math.round(rate * 2 * random.nextDouble());
    Map<Outcome, Long> outcomes = new EnumMap<>(Outcome.class);
    for (Outcome outcome : Outcome.values()) {
      if (outcome == Outcome.OK || random.nextInt(6) == 0) {
        outcomes.put(outcome, Math.round(offered * random.nextDouble()));
      }
    }
    long good = outcomes.getOrDefault(Outcome.OK, 0L);
    return second(
        epochSecond,
        offered,
        random.nextInt(5) == 0 ? Math.round(magnitude(random, 5)) : offered,
        outcomes,
        Math.round(magnitude(random, 6)),
        same(good, Math.round(magnitude(random, 10))),
        Math.round(magnitude(random, 7)),
        random.nextInt(3) == 0 ? Double.NaN : random.nextDouble());
  }

  private static LatencyHistogram same(long good, long micros) {
    LatencyHistogram.Builder latency = LatencyHistogram.builder();
    for (long i = 0; i < good; i++) {
      latency.add(micros);
    }
    return latency.build();
  }

  private static Interval second(
      long epochSecond,
      long offered,
      long sent,
      Map<Outcome, Long> outcomes,
      long inFlight,
      LatencyHistogram latency,
      long lagMicros,
      double cpu) {
    return new Interval(
        epochSecond,
        "any",
        offered,
        offered,
        sent,
        outcomes,
        inFlight,
        latency,
        new Interval.Lag(lagMicros, 2 * lagMicros),
        cpu);
  }

  /** From 1 to 10 to this power, each order of magnitude as often as the others. */
  private static double magnitude(SplittableRandom random, int most) {
    return Math.pow(10, most * random.nextDouble());
  }
}
