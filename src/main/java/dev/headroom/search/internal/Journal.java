package dev.headroom.search.internal;

import dev.headroom.load.Phase;
import dev.headroom.load.PhaseKind;
import dev.headroom.plan.LoadShape;
import dev.headroom.quantity.Rate;
import dev.headroom.quantity.TimeText;
import dev.headroom.search.End;
import dev.headroom.search.Entry;
import dev.headroom.search.Found;
import dev.headroom.search.Known;
import dev.headroom.search.Probe;
import dev.headroom.search.Second;
import dev.headroom.search.Setting;
import dev.headroom.search.Step;
import dev.headroom.search.Totals;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Drives the steps of one search, names them, and notes each. */
public final class Journal {

  private final Probe probe;
  private final Step baseline;
  private final Setting setting;
  private final Consumer<Entry> log;
  private final long begun;

  private int steps;
  private int drains;
  private boolean stopped;
  private boolean limited;

  /** A journal with nothing in it. */
  public Journal(Probe probe, Step baseline, Setting setting, Consumer<Entry> log) {
    this.probe = probe;
    this.baseline = baseline;
    this.setting = setting;
    this.log = log;
    this.begun = probe.now();
  }

  /** The control phase before the search. */
  Step baseline() {
    return baseline;
  }

  Probe probe() {
    return probe;
  }

  /** Seconds since the search began. */
  long elapsed() {
    return probe.now() - begun;
  }

  /** Whether a step didn't run as it should have: then no more of them are driven. */
  boolean stopped() {
    return stopped;
  }

  /**
   * Drives one rate.
   *
   * @param settle seconds that aren't analysed
   * @param seconds the analysed ones at most
   * @param enough may end it early; it is given all analysed seconds so far
   */
  Step step(double rate, int settle, int seconds, Predicate<Totals> enough) {
    Duration length = Duration.ofSeconds(settle + seconds);
    return step(LoadShape.constant(new Rate(rate), length), settle, enough);
  }

  /**
   * Drives one rate, and again where the injector was the limit: that may have been a moment in
   * which something else kept the machine busy.
   *
   * @return nothing where the search can't go on: {@link #broken}
   */
  Optional<Step> sound(double rate, int settle, int seconds, Predicate<Totals> enough) {
    Strain strain = Strain.of(setting.objective());
    for (int i = 0; i < ATTEMPTS; i++) {
      Step step = step(rate, settle, seconds, enough);
      if (stopped) {
        note(step, "stopped", Known.NOTHING);
        return Optional.empty();
      }
      if (!strain.limits(step)) {
        return Optional.of(step);
      }
      note(step, "the injector was the limit in it, so it counts for nothing", Known.NOTHING);
    }
    limited = true;
    return Optional.empty();
  }

  private static final int ATTEMPTS = 3;

  /** Why no more steps are driven, if so. */
  Optional<End> broken() {
    return stopped
        ? Optional.of(End.STOPPED)
        : limited ? Optional.of(End.INJECTOR) : Optional.empty();
  }

  /** Drives a piece of load. */
  Step step(LoadShape shape, int settle, Predicate<Totals> enough) {
    String name = String.format(Locale.ROOT, "level-%02d", ++steps);
    Phase phase = new Phase(name, PhaseKind.STEP, shape, Duration.ofSeconds(settle));
    Sums sums = new Sums(settle);
    return drive(phase, second -> sums.with(second).filter(enough).isPresent());
  }

  /** Low load until the origin is back at its baseline; false if it doesn't come back in time. */
  boolean drain() {
    Recovering recovering = Recovering.towards(baseline);
    Duration most = Duration.ofSeconds(Recovering.MOST_SECONDS);
    String name = String.format(Locale.ROOT, "drain-%02d", ++drains);
    LoadShape shape = LoadShape.constant(new Rate(baseline.rate()), most);
    Step step =
        drive(new Phase(name, PhaseKind.DRAIN, shape, Duration.ZERO), recovering::backAfter);
    note(step, "the origin has to be back at its baseline first", Known.NOTHING);
    return stopped || recovering.back();
  }

  private Step drive(Phase phase, Predicate<Second> enough) {
    Step step = probe.drive(phase, enough);
    stopped |= !step.record().complete();
    return step;
  }

  /** Notes a step and what is known after it. */
  void note(Step step, String why, Known known) {
    long seconds = step.record().endSecond() - step.record().startSecond();
    log.accept(
        new Entry(
            step.record().name(),
            why,
            step.rate(),
            seconds,
            seconds < TimeText.seconds(step.planned()),
            Totals.of(step.analysed()),
            known));
  }

  /** The end of a method that doesn't know by itself what it has found. */
  Found end(End end, Supplier<Known> known) {
    return new Found(stopped ? End.STOPPED : end, known.get());
  }

  Setting setting() {
    return setting;
  }
}
