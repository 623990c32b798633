package dev.headroom.collect;

import dev.headroom.quantity.HeadroomException;
import java.io.ByteArrayInputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.HdrHistogram.EncodableHistogram;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogReader;
import org.HdrHistogram.HistogramLogWriter;

/**
 * {@code latency.hlog}: HdrHistogram's standard interval log, version 1.3, one line a second and
 * outcome with {@code Tag=} the outcome's id, values in microseconds.
 *
 * <p>Any tool for that format reads it. A last line without its line feed was cut off by a kill and
 * is left out.
 */
public final class LatencyFile {

  /** Microseconds in the second that the log's column of largest values is written in. */
  private static final double MAX_VALUE_UNIT = 1e6;

  private final HistogramLogWriter writer;

  /** A log that is appended to this stream. */
  public LatencyFile(PrintStream out, long startSecond) {
    this.writer = new HistogramLogWriter(out);
    writer.outputLogFormatVersion();
    writer.outputComment("[Headroom latency log: microseconds, Tag = outcome]");
    writer.outputStartTime(startSecond * 1000);
    writer.outputLegend();
  }

  /** Appends one second. */
  public void append(long epochSecond, Map<Outcome, LatencyHistogram> byOutcome) {
    byOutcome.forEach(
        (outcome, latencies) -> {
          Histogram histogram = latencies.copy();
          histogram.setTag(outcome.id());
          histogram.setStartTimeStamp(epochSecond * 1000);
          histogram.setEndTimeStamp((epochSecond + 1) * 1000);
          writer.outputIntervalHistogram(
              (double) epochSecond, (double) epochSecond + 1, histogram, MAX_VALUE_UNIT);
        });
  }

  /**
   * Reads the distributions of one outcome.
   *
   * @return by epoch second; seconds without such a request are absent
   * @throws HeadroomException when the file is missing, unreadable or not such a log
   */
  public static Map<Long, LatencyHistogram> read(Path file, Outcome outcome) {
    String text = String.join("\n", WholeLines.read(file)) + "\n";
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    try (HistogramLogReader reader = new HistogramLogReader(new ByteArrayInputStream(bytes))) {
      Map<Long, LatencyHistogram> seconds = new HashMap<>();
      while (reader.hasNext()) {
        EncodableHistogram next = reader.nextIntervalHistogram();
        if (next instanceof Histogram histogram && outcome.id().equals(histogram.getTag())) {
          long second = Math.round(histogram.getStartTimeStamp() / 1000.0);
          seconds.put(second, new LatencyHistogram(histogram));
        }
      }
      return seconds;
    } catch (RuntimeException e) {
      // The reader throws whatever its parsing meets: illegal arguments, buffer underflows.
      throw new HeadroomException(
          HeadroomException.Kind.BAD_DATA,
          file
              + ": not an HdrHistogram log: "
              + e.getMessage()
              + "; use the file as it was written",
          e);
    }
  }
}
