package dev.headroom.collect;

import dev.headroom.collect.Columns.Cells;
import dev.headroom.quantity.HeadroomException;
import dev.headroom.quantity.Percentile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
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
 *           9( "," health )                                ; of the injector, or empty
 * </pre>
 *
 * Columns are found by their names, and those that a reader doesn't know are passed over. Version
 * 1, which has neither retries nor the injector's health, is read too. A last line without its line
 * feed was cut off by a kill and is left out.
 */
public final class IntervalFile {

  private static final String MARK = "# headroom intervals 2";
  private static final String FORMER_MARK = "# headroom intervals 1";
  private static final Columns COLUMNS = written();

  /** The end of the year 9999, the last that ISO 8601 has four digits for. */
  private static final long LAST_SECOND = 253_402_300_799L;

  private IntervalFile() {}

  /** The first two lines of a file, without the last line feed. */
  public static String header() {
    return MARK + "\n" + String.join(",", COLUMNS.names());
  }

  private static Columns written() {
    List<String> columns =
        new ArrayList<>(List.of("epoch_second", "phase", "target", "offered", "sent"));
    for (Outcome outcome : Outcome.values()) {
      columns.add(outcome.id());
    }
    columns.addAll(
        List.of("in_flight", "p50_us", "p90_us", "p99_us", "p999_us", "max_us", "mean_us"));
    columns.addAll(List.of("lag_p99_us", "lag_max_us", "injector_cpu", "retries"));
    columns.addAll(HealthColumns.NAMES);
    return new Columns(columns);
  }

  /** The row of a second, without a line feed. */
  public static String row(Interval interval) {
    List<String> cells = new ArrayList<>();
    cells.add(Long.toString(interval.epochSecond()));
    cells.add(interval.phase());
    cells.add(Columns.decimal(interval.target()));
    cells.add(Long.toString(interval.offered()));
    cells.add(Long.toString(interval.sent()));
    for (Outcome outcome : Outcome.values()) {
      cells.add(Long.toString(interval.count(outcome)));
    }
    cells.add(Long.toString(interval.inFlight()));
    addLatency(cells, interval.latency());
    cells.add(Long.toString(interval.lag().p99Micros()));
    cells.add(Long.toString(interval.lag().maxMicros()));
    cells.add(Columns.decimal(interval.injectorCpu()));
    cells.add(Long.toString(interval.retries()));
    cells.addAll(HealthColumns.cells(interval.health()));
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
   * Reads a row as {@link #row} writes it.
   *
   * @throws IllegalArgumentException when it is not one
   */
  public static Row parse(String line) {
    Cells cells = COLUMNS.cells(line);
    return new Row(interval(cells), cells.whole("p50_us"), cells.whole("p99_us"));
  }

  private static Interval interval(Cells cells) {
    Map<Outcome, Long> counts = new EnumMap<>(Outcome.class);
    for (Outcome outcome : Outcome.values()) {
      long count = cells.count(outcome.id());
      if (count > 0) {
        counts.put(outcome, count);
      }
    }
    return new Interval(
        second(cells.whole("epoch_second")),
        cells.text("phase"),
        cells.number("target"),
        cells.count("offered"),
        cells.count("sent"),
        counts,
        cells.whole("in_flight"),
        LatencyHistogram.EMPTY,
        new Interval.Lag(cells.whole("lag_p99_us"), cells.whole("lag_max_us")),
        cells.numberOrNaN("injector_cpu"),
        LatencyHistogram.EMPTY,
        HealthColumns.read(cells),
        cells.has("retries") ? cells.count("retries") : 0);
  }

  private static long second(long second) {
    if (second < 0 || second > LAST_SECOND) {
      throw new IllegalArgumentException(second + " is no second since 1970");
    }
    return second;
  }

  /**
   * Reads a file.
   *
   * @return its seconds in order, each once, without distributions
   * @throws HeadroomException when it is missing, unreadable or not such a file
   */
  public static List<Interval> read(Path file) {
    List<String> lines = WholeLines.read(file);
    if (lines.isEmpty() || !List.of(MARK, FORMER_MARK).contains(lines.get(0))) {
      throw bad(file, 1, "it does not begin with '" + MARK + "'");
    }
    Columns columns = Columns.of(lines.size() < 2 ? "" : lines.get(1));
    List<Interval> intervals = new ArrayList<>();
    for (int i = 2; i < lines.size(); i++) {
      try {
        Interval next = interval(columns.cells(lines.get(i)));
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
