package dev.headroom.collect;

import dev.headroom.load.RunRecord;
import dev.headroom.quantity.HeadroomException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * The two files of a recording as they are written: each second is flushed to both as it ends, so
 * that a kill loses only the second it falls in.
 */
public final class RecordingFiles implements Collector.Sink, AutoCloseable {

  private final Path file;
  private final PrintStream intervals;
  private final PrintStream latencyStream;
  private final LatencyFile latencies;

  private RecordingFiles(Path file, PrintStream intervals, PrintStream latencyStream) {
    this.file = file;
    this.intervals = intervals;
    this.latencyStream = latencyStream;
    this.latencies = new LatencyFile(latencyStream, Instant.now().getEpochSecond());
    intervals.print(IntervalFile.header() + "\n");
    flush();
  }

  /**
   * Begins both files, which must not exist yet.
   *
   * @throws HeadroomException when they exist or cannot be written
   */
  public static RecordingFiles create(Path intervals, Path latencyLog) {
    return new RecordingFiles(intervals, begin(intervals), begin(latencyLog));
  }

  private static PrintStream begin(Path file) {
    try {
      return new PrintStream(
          new BufferedOutputStream(Files.newOutputStream(file, StandardOpenOption.CREATE_NEW)),
          false,
          StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new HeadroomException(
          HeadroomException.Kind.RUN_FAILED, "cannot begin the recording " + file + ": " + e, e);
    }
  }

  @Override
  public void closed(Interval interval, Map<Outcome, LatencyHistogram> byOutcome) {
    intervals.print(IntervalFile.row(interval) + "\n");
    latencies.append(interval.epochSecond(), byOutcome);
    flush();
  }

  private void flush() {
    intervals.flush();
    latencyStream.flush();
    if (intervals.checkError() || latencyStream.checkError()) {
      throw new HeadroomException(
          HeadroomException.Kind.RUN_FAILED,
          "cannot write the recording " + file + ": is the disk full? The run is stopped.");
    }
  }

  @Override
  public void close() {
    intervals.close();
    latencyStream.close();
  }

  /**
   * Reads a recording back.
   *
   * @throws HeadroomException when a file is missing, unreadable or of another kind
   */
  public static Recording read(RunRecord run, Path intervals, Path latencyLog) {
    Map<Long, LatencyHistogram> latencies = LatencyFile.read(latencyLog, Outcome.OK);
    List<Interval> seconds =
        IntervalFile.read(intervals).stream()
            .map(
                i -> i.withLatency(latencies.getOrDefault(i.epochSecond(), LatencyHistogram.EMPTY)))
            .toList();
    return new Recording(run, seconds);
  }
}
