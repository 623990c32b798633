package dev.headroom.cli;

import dev.headroom.collect.Interval;
import dev.headroom.collect.Recording;
import dev.headroom.load.LoadDriver;
import dev.headroom.load.Phase;
import dev.headroom.load.PhaseRecord;
import dev.headroom.plan.Objective;
import dev.headroom.search.Probe;
import dev.headroom.search.Second;
import dev.headroom.search.Step;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** A search's probe that is a running injector. */
final class LiveProbe implements Probe {

  private final Watching watching;
  private final LoadDriver driver;
  private final Objective objective;
  private final Function<PhaseRecord, List<Interval>> recorded;
  private final Supplier<Recording> recording;

  /**
   * A probe.
   *
   * @param watching is asked after each second
   * @param recorded the seconds of a phase that is over
   * @param recording all that was recorded so far
   */
  LiveProbe(
      Watching watching,
      LoadDriver driver,
      Objective objective,
      Function<PhaseRecord, List<Interval>> recorded,
      Supplier<Recording> recording) {
    this.watching = watching;
    this.driver = driver;
    this.objective = objective;
    this.recorded = recorded;
    this.recording = recording;
  }

  @Override
  public Step drive(Phase phase, Predicate<Second> enough) {
    watching.begin(phase.name(), enough);
    PhaseRecord record = driver.run(phase);
    watching.end();
    return step(record);
  }

  /** A phase that is over, as a step. */
  Step step(PhaseRecord record) {
    return new Step(
        record,
        record.shape().length(),
        recorded.apply(record).stream().map(second -> Second.of(second, objective)).toList());
  }

  @Override
  public Recording recording() {
    return recording.get();
  }

  @Override
  public long now() {
    return Instant.now().getEpochSecond();
  }
}
