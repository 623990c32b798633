package dev.headroom.ingest;

import dev.headroom.collect.Interval;
import dev.headroom.collect.Recording;
import dev.headroom.ingest.internal.Merging;
import dev.headroom.quantity.HeadroomException;
import dev.headroom.quantity.HeadroomException.Kind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads recordings of other tools.
 *
 * <p>A file is read once, row by row, and only counts of its seconds are kept, so its size doesn't
 * matter; gzip is unpacked on the way, rows may come in any order of time. Several files are those
 * of one run: of several injectors, whose seconds are added, or parts one after another. Requests
 * count as offered in the second in which they start and as completed in the one in which they end.
 *
 * <p>Such files have no phases: the levels are found in the rate of starts, see {@code
 * ingest.internal.Levels} for the rule.
 *
 * <p>Rows that can't be read are counted and noted, and more than 1 % of them is a problem; a last
 * row that was cut off isn't used.
 */
public final class RecordingReader {

  private final Optional<Format> format;

  private RecordingReader(Optional<Format> format) {
    this.format = format;
  }

  /** Finds out each file's format by itself. */
  public static RecordingReader withDefaults() {
    return new RecordingReader(Optional.empty());
  }

  /** Takes every file for one of this format. */
  public RecordingReader withFormat(Format other) {
    return new RecordingReader(Optional.of(other));
  }

  /**
   * The run that these files recorded.
   *
   * @param files at least one, each once
   * @throws HeadroomException BAD_DATA when one is missing or unreadable, INCONCLUSIVE when they
   *     contradict each other
   */
  public Imported read(List<Path> files) {
    distinct(files);
    Merging merging = new Merging();
    for (Path file : files) {
      Format kind = format.orElseGet(() -> Format.detect(file));
      merging.add(file, kind.id(), kind.header(), kind::reader);
    }
    Recording recording = merging.recording();
    List<String> notes = new ArrayList<>(merging.notes());
    notes.add(0, found(recording));
    return new Imported(recording, notes);
  }

  private static String found(Recording recording) {
    long requests = recording.intervals().stream().mapToLong(Interval::offered).sum();
    int levels = recording.run().phases().size();
    return "The recording holds "
        + requests
        + " requests in "
        + recording.intervals().size()
        + " s and names no phases; "
        + levels
        + (levels == 1 ? " level was" : " levels were")
        + " found in the rate at which requests were started.";
  }

  private static void distinct(List<Path> files) {
    Set<Path> seen = new HashSet<>();
    for (Path file : files) {
      if (!seen.add(file.toAbsolutePath().normalize())) {
        throw new HeadroomException(
            Kind.BAD_DATA,
            file + " is named twice, which would count its load twice; name it once");
      }
    }
  }
}
