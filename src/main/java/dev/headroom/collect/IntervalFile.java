package dev.headroom.collect;

import dev.headroom.quantity.HeadroomException;
import dev.headroom.quantity.Percentile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * {@code intervals.csv}: a row a second, appended as each second ends.
 *
 * <pre>
 * file    = "# headroom intervals 2" LF header LF *( row LF )
 * header  = the names of the columns, comma separated
 * row     = epochSecond "," phase "," target "," offered "," sent
 *           14( "," count )                                ; one column an outcome
 *           "," inFlight "," p50 "," p90 "," p99 "," p999 "," max "," mean   ; µs, of ok requests
 *           "," lagP99 "," lagMax                          ; µs
 *           "," injectorCpu                                ; 0 to 1, or empty
 *           "," retries
 * </pre>
 *
 * Version 1 lacks the last column and is read, too: nobody retried. A last line without its line
 * feed was cut off by a kill and is left out.
 */
public final class IntervalFile {

  private static final String MARK = "# headroom intervals 2";
  private static final String MARK_1 = "# headroom intervals 1";

  /** What version 2 has at the end of a row that version 1 ended before. */
  private static final String NO_RETRIES = ",0";

  private static final int FIRST_COUNT = 5;
  private static final int AFTER_COUNTS = FIRST_COUNT + Outcome.values().length;
  private static final int COLUMNS = AFTER_COUNTS + 11;

  /** The end of the year 9999, the last that ISO 8601 has four digits for. */
  private static final long LAST_SECOND = 253_402_300_799L;

  private IntervalFile() {}

  /** The first two lines of a file, without the last line feed. */
  public static String header() {
    List<String> columns =
        new ArrayList<>(List.of("epoch_second", "phase", "target", "offered", "sent"));
    for (Outcome outcome : Outcome.values()) {
      columns.add(outcome.id());
    }
    columns.addAll(
        List.of("in_flight", "p50_us", "p90_us", "p99_us", "p999_us", "max_us", "mean_us"));
    columns.addAll(List.of("lag_p99_us", "lag_max_us", "injector_cpu", "retries"));
    return MARK + "\n" + String.join(",", columns);
  }

  /** The row of a second, without a line feed. */
  public static String row(Interval interval) {
    List<String> cells = new ArrayList<>();
    cells.add(Long.toString(interval.epochSecond()));
    cells.add(interval.phase());
    cells.add(String.format(Locale.ROOT, "%.3f", interval.target()));
    cells.add(Long.toString(interval.offered()));
    cells.add(Long.toString(interval.sent()));
    for (Outcome outcome : Outcome.values()) {
      cells.add(Long.toString(interval.count(outcome)));
    }
    cells.add(Long.toString(interval.inFlight()));
    addLatency(cells, interval.latency());
    cells.add(Long.toString(interval.lag().p99Micros()));
    cells.add(Long.toString(interval.lag().maxMicros()));
    double cpu = interval.injectorCpu();
    cells.add(Double.isNaN(cpu) ? "" : String.format(Locale.ROOT, "%.3f", cpu));
    cells.add(Long.toString(interval.retries()));
    return String.join(",", cells);
  }

  private static void addLatency(List<String> cells, LatencyHistogram latency) {
    for (Percentile percentile :
        List.of(Percentile.P50, Percentile.P90, Percentile.P99, Percentile.P999)) {
      cells.add(Long.toString(latency.at(percentile).toNanos() / 1000));
    }
    cells.add(Long.toString(latency.max().toNanos() / 1000));
    cells.add(Long.toString(latency.mean().toNanos() / 1000));
  }

  /**
   * A row as it is read: the second without its distribution, which is in the latency log, and the
   * percentiles beside it.
   */
  public record Row(Interval interval, long p50Micros, long p99Micros) {}

  /**
   * Reads a row.
   *
   * @throws IllegalArgumentException when it is not one
   */
  public static Row parse(String line) {
    String[] cells = line.split(",", -1);
    if (cells.length != COLUMNS) {
      throw new IllegalArgumentException(cells.length + " columns instead of " + COLUMNS);
    }
    Map<Outcome, Long> counts = new EnumMap<>(Outcome.class);
    int cell = FIRST_COUNT;
    for (Outcome outcome : Outcome.values()) {
      long count = count(cells[cell++]);
      if (count > 0) {
        counts.put(outcome, count);
      }
    }
    return new Row(
        interval(cells, counts),
        Long.parseLong(cells[AFTER_COUNTS + 1]),
        Long.parseLong(cells[AFTER_COUNTS + 3]));
  }

  private static Interval interval(String[] cells, Map<Outcome, Long> counts) {
    String cpu = cells[COLUMNS - 2];
    return new Interval(
        second(cells[0]),
        cells[1],
        number(cells[2]),
        count(cells[3]),
        count(cells[4]),
        counts,
        Long.parseLong(cells[AFTER_COUNTS]),
        LatencyHistogram.EMPTY,
        new Interval.Lag(
            Long.parseLong(cells[AFTER_COUNTS + 7]), Long.parseLong(cells[AFTER_COUNTS + 8])),
        cpu.isEmpty() ? Double.NaN : number(cpu),
        count(cells[COLUMNS - 1]));
  }

  private static long second(String cell) {
    long second = Long.parseLong(cell);
    if (second < 0 || second > LAST_SECOND) {
      throw new IllegalArgumentException(cell + " is no second since 1970");
    }
    return second;
  }

  private static long count(String cell) {
    long count = Long.parseLong(cell);
    if (count < 0) {
      throw new IllegalArgumentException(cell + " requests are fewer than none");
    }
    return count;
  }

  private static double number(String cell) {
    double number = Double.parseDouble(cell);
    if (!(number >= 0 && number < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(cell + " is not a finite number from 0 on");
    }
    return number;
  }

  /**
   * Reads a file.
   *
   * @return its seconds in order, each once, without distributions
   * @throws HeadroomException when it is missing, unreadable or not such a file
   */
  public static List<Interval> read(Path file) {
    List<String> lines = WholeLines.read(file);
    String mark = lines.isEmpty() ? "" : lines.get(0);
    if (!mark.equals(MARK) && !mark.equals(MARK_1)) {
      throw bad(file, 1, "it does not begin with '" + MARK + "'");
    }
    String ending = mark.equals(MARK_1) ? NO_RETRIES : "";
    List<Interval> intervals = new ArrayList<>();
    for (int i = 2; i < lines.size(); i++) {
      try {
        Interval next = parse(lines.get(i) + ending).interval();
        requireLater(next, intervals);
        intervals.add(next);
      } catch (IllegalArgumentException e) {
        throw bad(file, i + 1, String.valueOf(e.getMessage()));
      }
    }
    return intervals;
  }

  private static void requireLater(Interval next, List<Interval> before) {
    if (!before.isEmpty() && next.epochSecond() <= before.get(before.size() - 1).epochSecond()) {
      throw new IllegalArgumentException(
          "second " + next.epochSecond() + " is not after the one in the line above");
    }
  }

  private static HeadroomException bad(Path file, int line, String why) {
    return new HeadroomException(
        HeadroomException.Kind.BAD_DATA,
        file
            + ":"
            + line
            + ": not a recording of seconds: "
            + why
            + "; use the file as it was written");
  }
}
