package dev.headroom.ingest.internal;

import dev.headroom.quantity.HeadroomException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * One file, read to its end in one pass; what is kept is counts of seconds.
 *
 * @param file which
 * @param part what it added
 * @param notes what has to be known of it, in full sentences
 */
public record FileReading(Path file, Part part, List<String> notes) {

  public FileReading {
    notes = List.copyOf(notes);
  }

  /**
   * Reads a file.
   *
   * @param rule its columns, when its first row is right
   * @param readers makes what reads its rows
   * @param seconds what its requests are added to
   * @param wanted what it was taken for, for errors
   * @throws HeadroomException BAD_DATA when it isn't such a file or too many rows are unreadable
   */
  static FileReading of(
      Path file,
      Function<List<String>, Optional<Header>> rule,
      Function<Header, RowReader> readers,
      Seconds seconds,
      String wanted) {
    try (Opening opening = Opening.of(file)) {
      Opening.Table table = opening.table(rule).orElseThrow(() -> opening.unknown(wanted));
      RowReader reader = readers.apply(table.header());
      Part part = new Part(seconds);
      Faults faults = new Faults(file);
      readRows(opening.rows(table.delimiter()), table.header(), reader, part, faults);
      faults.check();
      List<String> notes = new ArrayList<>(reader.notes());
      faults.malformed().ifPresent(notes::add);
      faults.cutOff(opening.brokenOff()).ifPresent(notes::add);
      return new FileReading(file, part, notes);
    }
  }

  private static void readRows(
      CsvRows rows, Header header, RowReader reader, Part part, Faults faults) {
    if (header.inFile()) {
      rows.next();
    }
    Optional<CsvRow> next = rows.next();
    while (next.isPresent()) {
      readRow(next.get(), header, reader, part, faults);
      next = rows.next();
    }
    reader.end(part);
  }

  private static void readRow(
      CsvRow row, Header header, RowReader reader, Part part, Faults faults) {
    if (row.cells().size() != header.width()) {
      faults.bad(
          row,
          row.readable()
              ? row.cells().size() + " cells instead of " + header.width()
              : "its quotes don't match, or it is too long");
      return;
    }
    try {
      reader.row(row.cells(), part);
      faults.good();
    } catch (IllegalArgumentException e) {
      faults.bad(row, String.valueOf(e.getMessage()));
    }
  }
}
