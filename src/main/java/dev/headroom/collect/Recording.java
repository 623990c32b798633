package dev.headroom.collect;

import dev.headroom.load.PhaseKind;
import dev.headroom.load.PhaseRecord;
import dev.headroom.load.RunRecord;
import java.util.List;

/**
 * All that was recorded of a run.
 *
 * @param run how it was carried out
 * @param intervals second by second, in order of time
 */
public record Recording(RunRecord run, List<Interval> intervals) {

  public Recording {
    intervals = List.copyOf(intervals);
  }

  /** The phases of one kind, in the order they ran. */
  public List<PhaseRecord> phases(PhaseKind kind) {
    return run.phases().stream().filter(p -> p.kind() == kind).toList();
  }

  /** The seconds of a phase that are analysed. */
  public List<Interval> analysed(PhaseRecord phase) {
    return intervals.stream().filter(i -> phase.analyses(i.epochSecond())).toList();
  }
}
