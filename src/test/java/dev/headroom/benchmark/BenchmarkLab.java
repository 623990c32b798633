package dev.headroom.benchmark;

import dev.headroom.plan.Objective;
import dev.headroom.testing.VirtualOrigin;
import dev.headroom.testing.VirtualRetrograde;
import dev.headroom.testing.VirtualTarget;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * An origin with an objective, and what is true of both.
 *
 * <p>Saturation: workers ÷ mean service time; of the one that degrades the peak of its goodput in
 * closed form. Sustainable: M/M/c by its response tail, M/D/1 by Erlang's sum for the wait (both to
 * all digits shown); the other two by a simulation of 30 million requests at each of four rates
 * around it, standard error 0.15 % of the rate.
 *
 * @param name for people
 * @param target the origin
 * @param objective what its visitors ask for
 * @param saturation requests per second
 * @param sustainable requests per second
 * @param spread c_s, the coefficient of variation of its service times
 */
record BenchmarkLab(
    String name,
    VirtualTarget target,
    Objective objective,
    double saturation,
    double sustainable,
    double spread) {

  /** As many as gateways let wait by default settings of this size. */
  private static final int ROOM = 132;

  /** Full, it works at 1/(1 + 20 · 0.02) = 71 % of its best. */
  private static final VirtualRetrograde DEGRADING = new VirtualRetrograde(4, 24, 0.02, 0.02);

  static final List<BenchmarkLab> ALL =
      List.of(
          new BenchmarkLab(
              "M/M/4, p99 < 150 ms",
              VirtualOrigin.exponential(4, ROOM, 0.02),
              Objective.parse("p99<150ms,errors<0.5%"),
              200,
              164.4636,
              1),
          new BenchmarkLab(
              "M/D/1, p99 < 40 ms",
              VirtualOrigin.constant(1, ROOM, 0.005),
              Objective.parse("p99<40ms,errors<0.5%"),
              200,
              143.7254,
              0),
          new BenchmarkLab(
              "M/G/16 lognormal, p99 < 220 ms",
              VirtualOrigin.lognormal(16, ROOM, 0.04, 1),
              Objective.parse("p99<220ms,errors<0.5%"),
              400,
              358.9,
              1),
          new BenchmarkLab(
              "M/M/32, p99 < 400 ms",
              VirtualOrigin.exponential(32, ROOM, 0.08),
              Objective.parse("p99<400ms,errors<0.5%"),
              400,
              372.1708,
              1),
          new BenchmarkLab(
              "degrading, p99 < 120 ms",
              DEGRADING,
              Objective.parse("p99<120ms,errors<5%"),
              peak(),
              124.25,
              1));

  /** The most goodput over offered rates up to twice what its workers would do at ease. */
  private static double peak() {
    return DoubleStream.iterate(1, rate -> rate < 400, rate -> rate + 0.1)
        .map(DEGRADING::goodput)
        .max()
        .orElseThrow();
  }
}
