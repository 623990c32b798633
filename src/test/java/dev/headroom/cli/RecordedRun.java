package dev.headroom.cli;

import dev.headroom.collect.Interval;
import dev.headroom.collect.RecordingFiles;
import dev.headroom.load.PhaseRecord;
import dev.headroom.load.RunRecord;
import dev.headroom.store.RunFolder;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an injector recorded.
 *
 * @param seconds all of them, with their distributions
 */
record RecordedRun(List<Interval> seconds) {

  static RecordedRun of(RunFolder folder) {
    return of(folder, List.of());
  }

  static RecordedRun of(RunFolder folder, List<PhaseRecord> phases) {
    RunRecord run =
        new RunRecord(0, Optional.empty(), Optional.empty(), phases, Optional.empty(), Map.of());
    return new RecordedRun(
        RecordingFiles.read(run, folder.intervals(), folder.latencyLog()).intervals());
  }

  /** Those of one phase. */
  List<Interval> phase(String name) {
    return seconds.stream().filter(s -> s.phase().equals(name)).toList();
  }
}
