package dev.headroom.ingest.internal;

import dev.headroom.quantity.HeadroomException;
import dev.headroom.quantity.HeadroomException.Kind;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** The rows of one file that could not be read. */
final class Faults {

  /** A share that can't move a result; more means that the file is another one than thought. */
  private static final double MOST_SHARE = 0.01;

  private final Path file;
  private long rows;
  private long bad;
  private String first = "";
  private boolean cutOff;

  Faults(Path file) {
    this.file = file;
  }

  void good() {
    rows++;
  }

  /** A row that isn't one, unless it is the file's last and was cut off. */
  void bad(CsvRow row, String why) {
    if (!row.whole()) {
      cutOff = true;
      return;
    }
    rows++;
    bad++;
    if (first.isEmpty()) {
      first = file + ":" + row.line() + ": " + why;
    }
  }

  /**
   * Judges the file at its end.
   *
   * @throws HeadroomException when too many rows are bad, or none is there
   */
  void check() {
    if (bad > 0 && bad > MOST_SHARE * rows) {
      throw new HeadroomException(
          Kind.BAD_DATA,
          String.format(
              Locale.ROOT,
              "%s; %d of %d rows can't be read, at most 1 %% may be; write the file again, or name"
                  + " its --format",
              first,
              bad,
              rows));
    }
    if (rows == 0) {
      throw new HeadroomException(
          Kind.BAD_DATA, file + " has no rows below its header; name the file of a whole run");
    }
  }

  Optional<String> malformed() {
    return bad == 0
        ? Optional.empty()
        : Optional.of(
            String.format(
                Locale.ROOT, "%d of %d rows were left out, the first is %s.", bad, rows, first));
  }

  Optional<String> cutOff(boolean brokenOff) {
    return cutOff || brokenOff
        ? Optional.of(file + " was cut off; what was whole of it was used.")
        : Optional.empty();
  }
}
