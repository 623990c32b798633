package dev.headroom.ingest.internal;

import dev.headroom.collect.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * k6's metrics as CSV, {@code --out csv=FILE}: one row a metric, some nine rows a request.
 *
 * <p>The rows of a request have no common id but stand together, {@code http_reqs} first, all with
 * the time at which the request <em>ended</em>; a row whose metric the request has already, or with
 * another time or status, begins the next one.
 *
 * <p>{@code http_req_duration} is sending, waiting and receiving only. {@code http_req_blocked} is
 * what came before: it lasts from asking for a connection to having it, so name resolution,
 * connecting and the TLS handshake are in it. The latency is the sum of the two, which compares to
 * Gatling's and JMeter's; the time of the start is the end minus that.
 *
 * <p>Status 0 means that there was no answer; {@code error_code} then says why. {@code
 * dropped_iterations} are due and were not sent.
 *
 * <p>Sources: k6 manual, "Results output, CSV" and "Error codes"; what the times hold is from k6's
 * {@code lib/netext/httpext/tracer.go}.
 */
public final class K6Rows implements RowReader {

  /** Where in a whole second a request ended isn't known; the middle is wrong by the least. */
  private static final long HALF_SECOND = 500_000;

  /** A day in milliseconds: a longer request is a slip. */
  private static final double MOST_MILLIS = 86_400_000;

  private final int metric;
  private final int timestamp;
  private final int value;
  private final int status;
  private final int errorCode;
  private final int expected;
  private @Nullable K6Request open;
  private boolean coarse;
  private boolean dropped;

  public K6Rows(Header header) {
    metric = header.find("metric_name");
    timestamp = header.find("timestamp");
    value = header.find("metric_value");
    status = header.find("status");
    errorCode = header.find("error_code");
    expected = header.find("expected_response");
  }

  /** The columns, when the first row of a file shows that it is one of these. */
  public static Optional<Header> header(List<String> first) {
    Header named = Header.of(first, true);
    return named.has("metric_name", "timestamp", "metric_value")
        ? Optional.of(named)
        : Optional.empty();
  }

  @Override
  public void row(List<String> cells, Part into) {
    String name = cells.get(metric);
    if (name.equals("dropped_iterations")) {
      long second = EpochTime.micros(cells.get(timestamp)) / 1_000_000;
      into.offered(second, Math.round(Decimal.parse(cells.get(value), "a count")), 0);
      dropped = true;
    }
    if (!name.startsWith("http_req")) {
      end(into);
      return;
    }
    double number = Decimal.parse(cells.get(value), "a value of a metric");
    if (number > MOST_MILLIS) {
      throw new IllegalArgumentException("it took more than a day: " + cells.get(value) + " ms");
    }
    request(cells, name, into).take(name, number);
  }

  private K6Request request(List<String> cells, String name, Part into) {
    K6Request current = open;
    String time = cells.get(timestamp);
    String answer = Header.cell(cells, status);
    if (current == null || !current.continues(name, time, answer)) {
      boolean whole = EpochTime.wholeSeconds(time);
      long micros = EpochTime.micros(time) + (whole ? HALF_SECOND : 0);
      end(into);
      coarse |= whole;
      current = new K6Request(time, micros, answer, outcome(cells, answer));
      open = current;
    }
    return current;
  }

  private Outcome outcome(List<String> cells, String answer) {
    boolean asExpected = !Header.cell(cells, expected).equals("false");
    return K6Failures.outcome(answer, Header.cell(cells, errorCode), asExpected);
  }

  @Override
  public void end(Part into) {
    if (open != null) {
      open.into(into);
      open = null;
    }
  }

  @Override
  public List<String> notes() {
    List<String> notes = new ArrayList<>();
    notes.add(
        "k6 records only requests that were started: virtual users that wait for answers start"
            + " fewer, and the load that this holds back is not in the recording.");
    notes.add("The latency is http_req_duration plus http_req_blocked.");
    if (coarse) {
      notes.add(
          "Times are whole seconds, so the second in which a request was started is an estimate; set"
              + " K6_CSV_TIME_FORMAT=unix_milli.");
    }
    if (dropped) {
      notes.add(
          "k6 dropped iterations that were due, which are counted as requests that were not sent.");
    }
    return notes;
  }
}
