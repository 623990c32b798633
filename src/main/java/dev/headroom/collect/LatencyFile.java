package dev.headroom.collect;

import dev.headroom.quantity.HeadroomException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.DataFormatException;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogWriter;

/**
 * {@code latency.hlog}: HdrHistogram's standard interval log, version 1.3, one line a second and
 * outcome with {@code Tag=} the outcome's id, values in microseconds from the time a request was
 * due. The same requests of outcome {@code ok} are there once more with the tag {@value #SERVICE},
 * from the time they were sent.
 *
 * <p>Any tool for that format reads it. A last line without its line feed was cut off by a kill and
 * is left out.
 */
public final class LatencyFile {

  /** The tag of good answers counted from the time their requests were sent. */
  static final String SERVICE = "ok-service";

  /** Microseconds in the second that the log's column of largest values is written in. */
  private static final double MAX_VALUE_UNIT = 1e6;

  private static final String COMMENT = "#";
  private static final String LEGEND = "\"StartTimestamp\"";
  private static final Pattern ROW =
      Pattern.compile(
          "Tag=(?<tag>[a-z-]+),(?<start>\\d{1,18})\\.\\d+,\\d+\\.\\d+,\\d+\\.\\d+,(?<histogram>.+)");

  private final HistogramLogWriter writer;

  /** A log that is appended to this stream. */
  public LatencyFile(PrintStream out, long startSecond) {
    this.writer = new HistogramLogWriter(out);
    writer.outputLogFormatVersion();
    writer.outputComment(
        "[Headroom latency log: microseconds, Tag = outcome, or ok-service from the time of sending]");
    writer.outputStartTime(startSecond * 1000);
    // Without it a reader guesses from the start time whether times count from there.
    writer.outputBaseTime(0);
    writer.outputLegend();
  }

  /** Appends one second. */
  public void append(
      long epochSecond, Map<Outcome, LatencyHistogram> byOutcome, LatencyHistogram service) {
    byOutcome.forEach((outcome, latencies) -> append(epochSecond, outcome.id(), latencies));
    if (service.count() > 0) {
      append(epochSecond, SERVICE, service);
    }
  }

  private void append(long epochSecond, String tag, LatencyHistogram latencies) {
    Histogram histogram = latencies.copy();
    histogram.setTag(tag);
    histogram.setStartTimeStamp(epochSecond * 1000);
    histogram.setEndTimeStamp((epochSecond + 1) * 1000);
    writer.outputIntervalHistogram(
        (double) epochSecond, (double) epochSecond + 1, histogram, MAX_VALUE_UNIT);
  }

  /**
   * Reads the distributions of one outcome.
   *
   * @return by epoch second; seconds without such a request are absent
   * @throws HeadroomException when the file is missing, unreadable or not such a log
   */
  public static Map<Long, LatencyHistogram> read(Path file, Outcome outcome) {
    return read(file, outcome.id());
  }

  /** The same of one tag. */
  static Map<Long, LatencyHistogram> read(Path file, String tag) {
    Map<Long, LatencyHistogram> seconds = new HashMap<>();
    List<String> lines = WholeLines.read(file);
    if (lines.isEmpty() || !lines.get(0).startsWith(COMMENT)) {
      throw bad(file, 1, "it does not begin with the comment '#[Histogram log format version …]'");
    }
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (line.startsWith(COMMENT) || line.startsWith(LEGEND)) {
        continue;
      }
      Matcher row = ROW.matcher(line);
      if (!row.matches()) {
        throw bad(file, i + 1, "it is no 'Tag=outcome,start,length,max,histogram'");
      }
      if (row.group("tag").equals(tag)) {
        seconds.put(Long.parseLong(row.group("start")), histogram(file, i + 1, row));
      }
    }
    return seconds;
  }

  private static LatencyHistogram histogram(Path file, int line, Matcher row) {
    try {
      byte[] bytes = Base64.getDecoder().decode(row.group("histogram"));
      return new LatencyHistogram(
          Histogram.decodeFromCompressedByteBuffer(ByteBuffer.wrap(bytes), 0));
    } catch (DataFormatException | RuntimeException e) {
      // Broken bytes surface as whatever the decoding meets: illegal arguments, underflows.
      throw bad(file, line, "its histogram cannot be decoded (" + e + ")");
    }
  }

  private static HeadroomException bad(Path file, int line, String why) {
    return new HeadroomException(
        HeadroomException.Kind.BAD_DATA,
        file + ":" + line + ": not a latency log: " + why + "; use the file as it was written");
  }
}
