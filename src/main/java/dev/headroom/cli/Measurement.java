package dev.headroom.cli;

import dev.headroom.collect.Interval;
import dev.headroom.collect.IntervalFile;
import dev.headroom.collect.Recording;
import dev.headroom.collect.RecordingFiles;
import dev.headroom.live.Board;
import dev.headroom.load.Ceiling;
import dev.headroom.load.Injector;
import dev.headroom.load.LoadDriver;
import dev.headroom.load.PhaseRecord;
import dev.headroom.plan.Load;
import dev.headroom.plan.Plan;
import dev.headroom.prove.Spikes;
import dev.headroom.quantity.HeadroomException;
import dev.headroom.quantity.Rate;
import dev.headroom.quantity.TimeText;
import dev.headroom.search.End;
import dev.headroom.search.Found;
import dev.headroom.search.Search;
import dev.headroom.search.Setting;
import dev.headroom.store.RunFolder;
import dev.headroom.store.SearchLog;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** One run being recorded: its injector, what it is told to do, and the seconds seen so far. */
final class Measurement implements AutoCloseable, Spikes {

  /** A second is handed on a fraction of a second after its end; waiting longer is pointless. */
  private static final long PATIENCE_NANOS = 3_000_000_000L;

  private static final long POLL_NANOS = 20_000_000L;

  private final Plan plan;
  private final RunFolder folder;
  private final RunNotes notes;
  private final Talk talk;
  private final Board board;
  private final ConcurrentLinkedQueue<Interval> seconds = new ConcurrentLinkedQueue<>();
  private final StopRule stopRule;
  private final Injector injector;
  private final LoadDriver driver;
  private final LiveProbe probe;
  private final Watching watching = new Watching();

  /**
   * Starts the injector.
   *
   * @param greeting what it is told first
   * @param simulationClasses folders for its class path
   * @param proven whether there is a lab to prove the recommendation in
   */
  Measurement(
      Plan plan,
      String greeting,
      List<Path> simulationClasses,
      RunFolder folder,
      RunNotes notes,
      boolean proven,
      Talk talk) {
    this.plan = plan;
    this.folder = folder;
    this.notes = notes;
    this.talk = talk;
    this.board = new Board(plan, proven, talk::status);
    this.stopRule = new StopRule(plan.load().limits());
    notes.write();
    this.injector =
        Injector.launch(
            Children.injector(folder.path(), simulationClasses),
            greeting,
            folder.path().resolve("injector.log"),
            this::second,
            watching::latency);
    this.driver = new LoadDriver(injector, plan.load(), this::phase);
    this.probe = new LiveProbe(watching, driver, plan.objective(), this::recorded, this::recording);
  }

  /** Warms up, measures the injector's ceiling, and drives the plan's load to its end. */
  boolean measure() {
    warmUp();
    PhaseRecord before = driver.control("control-before");
    boolean complete =
        before.complete()
            && search(before)
            && driver.spike().complete()
            && driver.control("control-after").complete();
    if (!complete) {
      // Where nobody else had a reason, the injector did what its own limit says.
      stop(
          "the run took longer than load.limits.maxDuration of the plan, "
              + TimeText.format(plan.load().limits().maxDuration()));
    }
    return complete;
  }

  private boolean search(PhaseRecord before) {
    SearchLog log = SearchLog.begin(folder);
    Search search = Search.of(plan.load().search(), Setting.of(plan.objective()));
    Found found =
        search.run(
            probe,
            probe.step(before),
            entry -> {
              log.append(entry);
              entry.known().text().ifPresent(this::known);
            });
    notes.say("search", found.end().id() + ": " + found.end().sentence());
    talk.say("  search: " + found.end().sentence());
    if (found.end() == End.NOT_RECOVERED) {
      stop(found.end().sentence());
    }
    return found.complete();
  }

  /** Why it was stopped before its end, if it was. */
  Optional<String> stopReason() {
    return notes.stopReason();
  }

  /** After a stop: returns when the injector has written the last of what it recorded. */
  void settle() {
    if (stopReason().isPresent()) {
      injector.close();
    }
  }

  /** Warms the injector up, measures its ceiling, and starts the plan's simulation. */
  void warmUp() {
    talk.say("warming the injector up and measuring its own ceiling");
    Rate needed = LoadDriver.highest(plan);
    Ceiling found = injector.calibrate(needed);
    notes.ceiling(found);
    talk.say(
        (found.exhausted() ? "  it keeps up with " : "  it keeps up with at least ")
            + found.held().rounded()
            + "; this plan asks for "
            + needed.rounded());
    if (found.warmUp().isPresent() && !found.warmUp().get().steady()) {
      talk.say("  its own latency was still falling when the time for warming up was over");
    }
    injector.begin();
  }

  private void second(String text) {
    IntervalFile.Row row = IntervalFile.parse(text);
    seconds.add(row.interval());
    board.second(row);
    stopRule.after(row.interval()).ifPresent(this::stop);
    if (watching.enoughAfter(row.interval())) {
      injector.enough(row.interval().phase());
    }
  }

  private void phase(PhaseRecord record) {
    notes.phase(record);
    board.phase(record);
    if (record.complete()) {
      talk.say("  " + PhaseLine.of(record, recorded(record)));
    }
  }

  /** What the search knows from now on, as one sentence. */
  private void known(String sentence) {
    talk.say("    " + sentence);
    board.search(sentence);
  }

  @Override
  public PhaseRecord drive(String phase, Load.Spike spike, Consumer<PhaseRecord> started) {
    return driver.prove(phase, spike, started);
  }

  @Override
  public List<Interval> recorded(PhaseRecord record) {
    awaitSecond(record.endSecond() - 1);
    return recording().intervals().stream()
        .filter(s -> s.epochSecond() >= record.startSecond())
        .filter(s -> s.epochSecond() < record.endSecond())
        .toList();
  }

  private void awaitSecond(long last) {
    long deadline = System.nanoTime() + PATIENCE_NANOS;
    while (seconds.stream().noneMatch(s -> s.epochSecond() >= last)
        && System.nanoTime() < deadline) {
      LockSupport.parkNanos(POLL_NANOS);
    }
  }

  /** All that is on disk so far. */
  Recording recording() {
    return RecordingFiles.read(notes.record(), folder.intervals(), folder.latencyLog());
  }

  /** Ends the load at once, and says why in {@code run.json}; the first reason stays. */
  void stop(String reason) {
    if (notes.stopped(reason)) {
      injector.stop();
      talk.say("stopping: " + reason);
    }
  }

  /**
   * Ends the simulation and has Gatling write its own report, unless the run was stopped. Nothing
   * else rests on that report: where it can't be written, that is said.
   */
  void finish() {
    if (stopReason().isPresent()) {
      return;
    }
    talk.say("writing Gatling's own report");
    try {
      injector.finish(plan);
    } catch (HeadroomException e) {
      talk.say("warning: Gatling's own report is missing: " + e.getMessage());
    }
  }

  /** Ends the injector and notes in {@code run.json} how the run ended. */
  @Override
  public void close() {
    injector.close();
    talk.done();
    notes.write();
  }
}
