package dev.headroom.ingest.internal;

import dev.headroom.collect.Recording;
import dev.headroom.load.PhaseRecord;
import dev.headroom.load.RunRecord;
import dev.headroom.quantity.HeadroomException;
import dev.headroom.quantity.HeadroomException.Kind;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Files of one run put together: what several injectors recorded is added second by second, parts
 * one after another follow each other.
 */
public final class Merging {

  /** Between two parts of one load test nobody waits longer. */
  private static final long MOST_GAP_SECONDS = 3600;

  private final Seconds seconds = new Seconds();
  private final List<FileReading> readings = new ArrayList<>();
  private final List<String> kinds = new ArrayList<>();

  /**
   * Reads one more file.
   *
   * @param kind the id of its format
   * @param rule its columns, when its first row is right
   * @param readers makes what reads its rows
   * @throws HeadroomException BAD_DATA when it isn't such a file or too many rows are unreadable
   */
  public void add(
      Path file,
      String kind,
      Function<List<String>, Optional<Header>> rule,
      Function<Header, RowReader> readers) {
    FileReading reading = FileReading.of(file, rule, readers, seconds, kind);
    if (reading.part().isEmpty()) {
      throw new HeadroomException(
          Kind.BAD_DATA,
          file + " holds no requests" + said(reading.notes()) + "; name a recording with requests");
    }
    readings.add(reading);
    kinds.add(kind);
  }

  private static String said(List<String> notes) {
    return notes.isEmpty() ? "" : " (" + String.join(" ", notes) + ")";
  }

  /**
   * All that was read.
   *
   * @throws HeadroomException INCONCLUSIVE when the files don't belong together
   */
  public Recording recording() {
    belongTogether();
    List<PhaseRecord> phases = Levels.of(seconds.firstOffered(), seconds.offered());
    RunRecord run =
        new RunRecord(
            seconds.firstOffered(),
            Optional.empty(),
            Optional.empty(),
            phases,
            Optional.empty(),
            Map.of(
                "recordings",
                String.join(", ", readings.stream().map(r -> r.file().toString()).toList()),
                "recordedBy",
                String.join(", ", new LinkedHashSet<>(kinds))));
    return new Recording(run, seconds.intervals(phases));
  }

  /** What has to be known of the files, each sentence once. */
  public List<String> notes() {
    Set<String> notes = new LinkedHashSet<>();
    readings.forEach(reading -> notes.addAll(reading.notes()));
    return List.copyOf(notes);
  }

  private void belongTogether() {
    List<FileReading> inTime = new ArrayList<>(readings);
    inTime.sort(Comparator.comparingLong(r -> r.part().first()));
    FileReading latest = inTime.get(0);
    for (FileReading next : inTime.subList(1, inTime.size())) {
      long gap = next.part().first() - latest.part().last();
      boolean sameTool = kind(next).equals(kind(latest));
      if (gap > (sameTool ? MOST_GAP_SECONDS : 0)) {
        throw apart(latest, next, sameTool ? "" : ", and by different tools");
      }
      latest = next.part().last() > latest.part().last() ? next : latest;
    }
    long hole = seconds.longestHole();
    if (hole > MOST_GAP_SECONDS) {
      throw new HeadroomException(
          Kind.INCONCLUSIVE,
          inTime.get(0).file()
              + " has a hole of "
              + hole
              + " s without any request, so it isn't one run; cut the runs apart and fit one");
    }
  }

  private String kind(FileReading reading) {
    return kinds.get(readings.indexOf(reading));
  }

  private static HeadroomException apart(FileReading before, FileReading after, String more) {
    return new HeadroomException(
        Kind.INCONCLUSIVE,
        String.format(
            java.util.Locale.ROOT,
            "%s ends at %s and %s begins at %s: they don't overlap%s, so they aren't recordings of"
                + " one run; fit one at a time, or correct the clocks",
            before.file(),
            Instant.ofEpochSecond(before.part().last()),
            after.file(),
            Instant.ofEpochSecond(after.part().first()),
            more));
  }
}
