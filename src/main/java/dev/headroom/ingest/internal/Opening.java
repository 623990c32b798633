package dev.headroom.ingest.internal;

import dev.headroom.quantity.HeadroomException;
import dev.headroom.quantity.HeadroomException.Kind;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A file that was opened, and its first line, which tells what is in it. */
public final class Opening implements AutoCloseable {

  private static final char[] DELIMITERS = {',', '\t', ';', '|'};

  /** What our own recording of seconds begins with. */
  private static final String OWN = "# headroom";

  private final Path file;
  private final TextLines lines;
  private final Line first;

  private Opening(Path file, TextLines lines, Line first) {
    this.file = file;
    this.lines = lines;
    this.first = first;
  }

  /**
   * Opens a file.
   *
   * @throws HeadroomException BAD_DATA when it is missing, unreadable, empty or not text
   */
  public static Opening of(Path file) {
    TextLines lines = TextLines.open(file);
    Optional<Line> first = lines.next();
    while (first.isPresent() && first.get().text().isBlank()) {
      first = lines.next();
    }
    if (first.isEmpty()) {
      lines.close();
      throw new HeadroomException(
          Kind.BAD_DATA, file + " holds no line of text; name the file that the load tool wrote");
    }
    return new Opening(file, lines, first.get());
  }

  /**
   * The columns of the file.
   *
   * @param rule the columns when the cells of the first line are those of the format looked for
   */
  public Optional<Header> header(Function<List<String>, Optional<Header>> rule) {
    return table(rule).map(Table::header);
  }

  /** Columns, and what stands between them. */
  record Table(Header header, char delimiter) {}

  Optional<Table> table(Function<List<String>, Optional<Header>> rule) {
    for (char delimiter : DELIMITERS) {
      Optional<Header> found = rule.apply(CsvRows.cells(first.text(), delimiter));
      if (found.isPresent()) {
        return Optional.of(new Table(found.get(), delimiter));
      }
    }
    return Optional.empty();
  }

  /** All rows, the first line's included. */
  CsvRows rows(char delimiter) {
    return new CsvRows(lines, first, delimiter);
  }

  boolean brokenOff() {
    return lines.brokenOff();
  }

  /**
   * The problem that the file is none of the formats.
   *
   * @param choices the formats, for the message
   */
  public HeadroomException unknown(String choices) {
    String remedy =
        first.text().startsWith(OWN)
            ? "it is part of a run; name the run's folder instead"
            : "known are " + choices + "; write the file with its header";
    return new HeadroomException(
        Kind.BAD_DATA,
        String.format(
            java.util.Locale.ROOT,
            "%s:%d: no recording is known that begins with '%s': %s",
            file,
            first.number(),
            Decimal.shown(first.text()),
            remedy));
  }

  @Override
  public void close() {
    lines.close();
  }
}
