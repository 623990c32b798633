package dev.headroom.ingest.internal;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * The rows of a file of separated values as RFC 4180 has them, with any delimiter: a quoted cell
 * may hold delimiters, doubled quotes and line ends.
 *
 * <p>A quote that is never closed would swallow the rest of the file, so a row goes over at most
 * {@value #MOST_LINES} lines; where it doesn't end within them, its first line is unreadable and
 * reading goes on with the next. Empty lines are passed over.
 */
final class CsvRows {

  /** A stack trace in a failure message is shorter. */
  private static final int MOST_LINES = 500;

  private final TextLines lines;
  private final char delimiter;
  private final Deque<Line> ahead = new ArrayDeque<>();

  /**
   * @param first a line that was taken from the lines already
   */
  CsvRows(TextLines lines, Line first, char delimiter) {
    this.lines = lines;
    this.delimiter = delimiter;
    ahead.add(first);
  }

  /** The next row, or nothing at the end. */
  Optional<CsvRow> next() {
    Optional<Line> line = line();
    while (line.isPresent() && line.get().text().isBlank()) {
      line = line();
    }
    return line.map(this::row);
  }

  private Optional<Line> line() {
    Line waiting = ahead.poll();
    return waiting == null ? lines.next() : Optional.of(waiting);
  }

  private CsvRow row(Line line) {
    if (line.tooLong()) {
      return new CsvRow(line.number(), List.of(), line.whole());
    }
    return line.text().indexOf('"') < 0
        ? new CsvRow(line.number(), split(line.text(), delimiter), line.whole())
        : quotedRow(line);
  }

  /** The cells of a row; none where its quotes are in wrong places. */
  static List<String> cells(String text, char delimiter) {
    return text.indexOf('"') < 0 ? split(text, delimiter) : quotedCells(text, delimiter);
  }

  /** Most rows have no quotes, and this is several times as fast as the parser. */
  private static List<String> split(String text, char delimiter) {
    List<String> cells = new ArrayList<>(24);
    int from = 0;
    for (int to = text.indexOf(delimiter); to >= 0; to = text.indexOf(delimiter, from)) {
      cells.add(text.substring(from, to));
      from = to + 1;
    }
    cells.add(text.substring(from));
    return cells;
  }

  private CsvRow quotedRow(Line first) {
    StringBuilder text = new StringBuilder(first.text());
    List<Line> taken = new ArrayList<>();
    Line last = first;
    boolean open = odd(first.text());
    while (open && taken.size() < MOST_LINES && text.length() < TextLines.MOST_CHARS) {
      Optional<Line> next = line();
      if (next.isEmpty()) {
        break;
      }
      last = next.get();
      taken.add(last);
      text.append('\n').append(last.text());
      open ^= odd(last.text());
    }
    if (open) {
      boolean cutOff = !last.whole();
      for (int i = taken.size() - 1; i >= 0; i--) {
        ahead.addFirst(taken.get(i));
      }
      return new CsvRow(first.number(), List.of(), !(cutOff && taken.isEmpty()));
    }
    return new CsvRow(first.number(), quotedCells(text.toString(), delimiter), last.whole());
  }

  private static boolean odd(String text) {
    return text.chars().filter(c -> c == '"').count() % 2 == 1;
  }

  private static List<String> quotedCells(String text, char delimiter) {
    CSVFormat format = CSVFormat.RFC4180.builder().setDelimiter(delimiter).get();
    try (CSVParser parser = CSVParser.parse(text, format)) {
      List<CSVRecord> records = parser.getRecords();
      return records.size() == 1 ? records.get(0).toList() : List.of();
    } catch (IOException | java.io.UncheckedIOException e) {
      // The parser's way to say that the quotes of this row are in wrong places.
      return List.of();
    }
  }
}
