package dev.headroom.ingest.internal;

import dev.headroom.collect.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * JMeter's results as CSV, which Taurus, Azure Load Testing and AWS Distributed Load Testing write
 * too.
 *
 * <p>{@code timeStamp} is when the request was started ({@code sampleresult.timestamp.start=true},
 * as JMeter ships), {@code elapsed} how many milliseconds later the last byte came, connecting
 * included: that is the latency. {@code success} is false also where only an assertion failed.
 *
 * <p>A row of a transaction controller sums up rows that are there too, so it is left out. It is
 * known by its message, {@code Number of samples in transaction}, and without that column by an
 * empty {@code dataType} beside the URL {@code null}.
 *
 * <p>Sources: JMeter user's manual, chapter Listeners, section CSV log format; {@code
 * TransactionController} for the message.
 */
public final class JtlRows implements RowReader {

  /** Written without a header by {@code jmeter.save.saveservice.print_field_names=false}. */
  private static final List<String> DEFAULT_COLUMNS =
      List.of(
          "timeStamp",
          "elapsed",
          "label",
          "responseCode",
          "responseMessage",
          "threadName",
          "dataType",
          "success",
          "failureMessage",
          "bytes",
          "sentBytes",
          "grpThreads",
          "allThreads",
          "URL",
          "Latency",
          "IdleTime",
          "Connect");

  /** A day: a longer request is a slip. */
  private static final double MOST_MILLIS = 86_400_000;

  private static final String TRANSACTION = "Number of samples in transaction";

  private final int timeStamp;
  private final int elapsed;
  private final int code;
  private final int message;
  private final int dataType;
  private final int success;
  private final int url;
  private long transactions;
  private long requests;
  private boolean coarse;

  public JtlRows(Header header) {
    timeStamp = header.find("timestamp");
    elapsed = header.find("elapsed");
    code = header.find("responsecode");
    message = header.find("responsemessage");
    dataType = header.find("datatype");
    success = header.find("success");
    url = header.find("url");
  }

  /** The columns, when the first row of a file shows that it is one of these. */
  public static Optional<Header> header(List<String> first) {
    Header named = Header.of(first, true);
    if (named.has("timestamp", "elapsed")) {
      return Optional.of(named);
    }
    return first.size() == DEFAULT_COLUMNS.size()
            && first.get(0).matches("\\d{13}")
            && first.get(1).matches("\\d{1,8}")
            && first.get(7).matches("(?i)true|false")
        ? Optional.of(Header.of(DEFAULT_COLUMNS, false))
        : Optional.empty();
  }

  @Override
  public void row(List<String> cells, Part into) {
    long start = EpochTime.micros(cells.get(timeStamp));
    double millis = Decimal.parse(cells.get(elapsed), "milliseconds");
    if (millis > MOST_MILLIS) {
      throw new IllegalArgumentException("it took more than a day: " + cells.get(elapsed) + " ms");
    }
    String text = Header.cell(cells, message);
    if (controller(cells, text)) {
      transactions++;
      return;
    }
    coarse |= EpochTime.wholeSeconds(cells.get(timeStamp));
    Outcome outcome =
        JmeterFailures.outcome(Header.cell(cells, code), text, Header.cell(cells, success));
    into.request(start, start + Math.round(millis * 1000), outcome);
    requests++;
  }

  private boolean controller(List<String> cells, String text) {
    if (message >= 0) {
      return text.startsWith(TRANSACTION);
    }
    return dataType >= 0
        && cells.get(dataType).isEmpty()
        && url >= 0
        && (cells.get(url).isEmpty() || cells.get(url).equals("null"))
        && !Header.cell(cells, code).startsWith("Non HTTP");
  }

  @Override
  public List<String> notes() {
    List<String> notes = new ArrayList<>();
    notes.add(
        "JMeter records only requests that were started: threads that wait for answers start fewer,"
            + " and the load that this holds back is not in the recording.");
    if (transactions > 0) {
      notes.add(
          transactions
              + " rows of transaction controllers were left out, as they sum up other rows"
              + (requests == 0
                  ? "; no other row is there, so save the samples in them too."
                  : "."));
    }
    if (coarse) {
      notes.add(
          "Times are whole seconds; set jmeter.save.saveservice.timestamp_format=ms to tell in which"
              + " second a request ended.");
    }
    return notes;
  }
}
