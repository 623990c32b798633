package dev.headroom.cli;

import dev.headroom.fit.Fit;
import dev.headroom.fit.Fitter;
import dev.headroom.ingest.Format;
import dev.headroom.ingest.Imported;
import dev.headroom.ingest.RecordingReader;
import dev.headroom.plan.Objective;
import dev.headroom.store.Documents;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The fit of what other tools recorded of one run.
 *
 * @param files at least one
 * @param format theirs; empty to tell it by their content
 * @param objective what counts as good service; empty to assume one and say so
 */
record ForeignRecordings(List<Path> files, Optional<Format> format, Optional<Objective> objective) {

  /** Half a second is felt as waiting; one error in a hundred is what plans allow by default. */
  private static final Objective ASSUMED = Objective.parse("p99<500ms,errors<1%");

  Fit fit(Fitter fitter, Output out) {
    RecordingReader reader = RecordingReader.withDefaults();
    Imported imported = format.map(reader::withFormat).orElse(reader).read(files);
    Objective judged = objective.orElse(ASSUMED);
    List<String> notes = new ArrayList<>(imported.notes());
    if (objective.isEmpty()) {
      notes.add("The objective " + judged + " was assumed; name yours with --objective.");
    }
    Fit fit = fitter.fit(imported.recording(), judged).withWarnings(notes);
    out.result(
        "objective:   "
            + judged
            + (objective.isEmpty() ? " (assumed)" : "")
            + "\n"
            + Sentences.of(fit),
        Documents.fit(fit).with("objective", judged.toString()));
    return fit;
  }
}
