package dev.headroom.live;

import dev.headroom.collect.IntervalFile;
import dev.headroom.collect.Outcome;
import dev.headroom.load.PhaseRecord;
import dev.headroom.plan.Plan;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Puts together what is known of a run, and hands it on each second; from any thread. */
public final class Board {

  private final Duration mostLoad;
  private final Consumer<Status> watcher;
  private final Map<String, PhaseRecord> phases = new HashMap<>();
  private final Map<Outcome, Long> failures = new EnumMap<>(Outcome.class);
  private Agenda agenda;
  private Optional<String> search = Optional.empty();
  private @Nullable Long firstSecond;

  /**
   * @param proven whether there is a lab to prove the recommendation in
   * @param watcher gets what is known, in the thread that brings the second
   */
  public Board(Plan plan, boolean proven, Consumer<Status> watcher) {
    this.agenda = Agenda.of(plan, proven);
    this.mostLoad = plan.load().limits().maxDuration();
    this.watcher = watcher;
  }

  /** A phase begins, or has ended. */
  public synchronized void phase(PhaseRecord record) {
    boolean begins = phases.put(record.name(), record) == null;
    agenda = begins ? agenda.begun(record) : agenda.ended(record);
  }

  /** What the search knows from now on, as one sentence. */
  public synchronized void search(String sentence) {
    search = Optional.of(sentence);
  }

  /** A second is over. */
  public synchronized void second(IntervalFile.Row row) {
    row.interval().outcomes().forEach((outcome, n) -> failures.merge(outcome, n, Long::sum));
    failures.remove(Outcome.OK);
    long second = row.interval().epochSecond();
    if (firstSecond == null) {
      firstSecond = second;
    }
    Duration elapsed = Duration.ofSeconds(second + 1 - firstSecond);
    Optional<PhaseRecord> phase = Optional.ofNullable(phases.get(row.interval().phase()));
    watcher.accept(
        new Status(row, phase, elapsed, failures, search, left(second + 1, elapsed, phase)));
  }

  private Status.Left left(long now, Duration elapsed, Optional<PhaseRecord> phase) {
    Duration ofPhase =
        phase.map(p -> Duration.ofSeconds(Math.max(0, p.endSecond() - now))).orElse(Duration.ZERO);
    Duration planned = agenda.rest().plus(ofPhase);
    Duration allowed = elapsed.compareTo(mostLoad) < 0 ? mostLoad.minus(elapsed) : Duration.ZERO;
    return new Status.Left(
        ofPhase, planned.compareTo(allowed) < 0 ? planned : allowed, agenda.mayBeLess());
  }
}
