package dev.headroom.fit;

import dev.headroom.collect.Interval;
import dev.headroom.collect.Outcome;
import dev.headroom.collect.Recording;
import dev.headroom.load.Ceiling;
import dev.headroom.load.RunRecord;
import dev.headroom.plan.Objective;
import dev.headroom.quantity.Percentile;
import dev.headroom.quantity.Rate;
import dev.headroom.quantity.Ratio;
import dev.headroom.testing.VirtualOrigin;
import dev.headroom.testing.VirtualRun;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Recordings in virtual time of origins that take 200 requests a second. */
final class Runs {

  static final Objective P99_150MS =
      new Objective(Percentile.P99, Duration.ofMillis(150), Ratio.parse("1%"));

  /** 4 workers of 20 ms, exponential: the M/M/4 of textbooks. */
  static final VirtualOrigin MM4 = VirtualOrigin.exponential(4, 132, 0.02);

  /** What the lab starts: 8 workers of 40 ms. */
  static final VirtualOrigin LAB = VirtualOrigin.lognormal(8, 48, 0.04, 0.5);

  private Runs() {}

  /** Levels of five seconds, of which one is for settling, up to one and a half of the capacity. */
  static VirtualRun staircase() {
    return new VirtualRun()
        .control(20, 6)
        .levels(5, 1, 40, 70, 100, 130, 160, 175, 190, 205, 230, 260, 300);
  }

  /** Every second changed. */
  static Recording each(Recording recording, UnaryOperator<Interval> change) {
    return new Recording(recording.run(), recording.intervals().stream().map(change).toList());
  }

  /** The seconds of one recording from the first to before the last, all others of another. */
  static Recording spliced(Recording others, Recording these, long first, long last) {
    List<Interval> seconds = new ArrayList<>();
    for (int i = 0; i < others.intervals().size(); i++) {
      long second = others.intervals().get(i).epochSecond();
      boolean inside = second >= first && second < last;
      seconds.add((inside ? these : others).intervals().get(i));
    }
    return new Recording(others.run(), seconds);
  }

  /** An origin that becomes another one at this second. */
  static Recording changing(
      VirtualRun run, VirtualOrigin before, VirtualOrigin after, long second, long seed) {
    return spliced(run.against(after, seed), run.against(before, seed), 0, second);
  }

  /** With a measured and exhausted ceiling of the injector. */
  static Recording ceiling(Recording recording, double held) {
    RunRecord run = recording.run();
    return new Recording(
        new RunRecord(
            run.startSecond(),
            run.gateway(),
            Optional.of(new Ceiling(new Rate(held), true)),
            run.phases(),
            run.stopped(),
            run.environment()),
        recording.intervals());
  }

  /** With other counts of sending, lag and processor use. */
  static Interval injector(Interval second, long sent, long lagMicros, double cpu) {
    return new Interval(
        second.epochSecond(),
        second.phase(),
        second.target(),
        second.offered(),
        sent,
        second.outcomes(),
        second.inFlight(),
        second.latency(),
        new Interval.Lag(lagMicros, 2 * lagMicros),
        cpu);
  }

  /** With all failures of one kind counted as another. */
  static Interval renamed(Interval second, Outcome from, Outcome to) {
    Map<Outcome, Long> outcomes = new EnumMap<>(Outcome.class);
    second
        .outcomes()
        .forEach((outcome, n) -> outcomes.merge(outcome == from ? to : outcome, n, Long::sum));
    return outcomes(second, outcomes);
  }

  /** With this share of the good answers being errors instead. */
  static Interval renamedShare(Interval second, double share) {
    Map<Outcome, Long> outcomes = new EnumMap<>(Outcome.class);
    outcomes.putAll(second.outcomes());
    long lost = Math.round(second.good() * share);
    outcomes.merge(Outcome.OK, -lost, Long::sum);
    outcomes.merge(Outcome.GATEWAY_TIMEOUT, lost, Long::sum);
    return outcomes(second, outcomes);
  }

  /** With so many failures more, on top of what was offered. */
  static Interval failing(Interval second, long more) {
    Map<Outcome, Long> outcomes = new EnumMap<>(Outcome.class);
    outcomes.putAll(second.outcomes());
    outcomes.merge(Outcome.SERVER_ERROR, more, Long::sum);
    Interval failing = outcomes(second, outcomes);
    return new Interval(
        second.epochSecond(),
        second.phase(),
        second.target(),
        second.offered() + more,
        second.sent() + more,
        failing.outcomes(),
        second.inFlight(),
        second.latency(),
        second.lag(),
        second.injectorCpu());
  }

  private static Interval outcomes(Interval second, Map<Outcome, Long> outcomes) {
    return new Interval(
        second.epochSecond(),
        second.phase(),
        second.target(),
        second.offered(),
        second.sent(),
        outcomes,
        second.inFlight(),
        second.latency(),
        second.lag(),
        second.injectorCpu());
  }
}
