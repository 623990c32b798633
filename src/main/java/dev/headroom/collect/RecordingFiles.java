package dev.headroom.collect;

import dev.headroom.load.RunRecord;
import dev.headroom.quantity.HeadroomException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * The two files of a recording as they are written: each second goes to both as it ends, so that a
 * kill loses only the second it falls in.
 *
 * <p>After a write that failed nothing more is written: what follows half a line would belong to no
 * second, even where there is room again.
 */
public final class RecordingFiles implements Collector.Sink, AutoCloseable {

  private final Path file;
  private final OutputStream intervals;
  private final OutputStream latencyLog;
  private final ByteArrayOutputStream pending = new ByteArrayOutputStream();
  private final LatencyFile latencies;
  private boolean failed;

  /**
   * Begins on streams that don't hold anything back.
   *
   * @param file what the recording is called in errors
   */
  RecordingFiles(Path file, OutputStream intervals, OutputStream latencyLog) {
    this.file = file;
    this.intervals = intervals;
    this.latencyLog = latencyLog;
    this.latencies =
        new LatencyFile(
            new PrintStream(pending, true, StandardCharsets.ISO_8859_1),
            Instant.now().getEpochSecond());
    write(IntervalFile.header());
  }

  /**
   * Begins both files, which must not exist yet.
   *
   * @throws HeadroomException when they exist or cannot be written
   */
  public static RecordingFiles create(Path intervals, Path latencyLog) {
    return new RecordingFiles(intervals, begin(intervals), begin(latencyLog));
  }

  private static OutputStream begin(Path file) {
    try {
      return Files.newOutputStream(file, StandardOpenOption.CREATE_NEW);
    } catch (IOException e) {
      throw new HeadroomException(
          HeadroomException.Kind.RUN_FAILED, "cannot begin the recording " + file + ": " + e, e);
    }
  }

  @Override
  public void closed(Interval interval, Map<Outcome, LatencyHistogram> byOutcome) {
    if (!failed) {
      latencies.append(interval.epochSecond(), byOutcome, interval.service());
      write(IntervalFile.row(interval));
    }
  }

  /** Both streams get theirs of one second, each in one piece. */
  private void write(String row) {
    try {
      intervals.write((row + "\n").getBytes(StandardCharsets.ISO_8859_1));
      latencyLog.write(pending.toByteArray());
      pending.reset();
    } catch (IOException e) {
      failed = true;
      throw new HeadroomException(
          HeadroomException.Kind.RUN_FAILED,
          "cannot write the recording " + file + " (" + e.getMessage() + "): is the disk full?",
          e);
    }
  }

  @Override
  public void close() {
    try (intervals;
        latencyLog) {
      failed = true;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads a recording back. The last second may lack its latencies, since a kill may fall between
   * the two files; any other has all of them.
   *
   * @throws HeadroomException when a file is missing, unreadable or of another kind, or when the
   *     two don't belong together
   */
  public static Recording read(RunRecord run, Path intervals, Path latencyLog) {
    Map<Long, LatencyHistogram> latencies = LatencyFile.read(latencyLog, Outcome.OK);
    Map<Long, LatencyHistogram> service = LatencyFile.read(latencyLog, LatencyFile.SERVICE);
    List<Interval> seconds =
        IntervalFile.read(intervals).stream()
            .map(i -> i.withLatencies(of(i, latencies), of(i, service)))
            .toList();
    seconds.stream()
        .limit(Math.max(0, seconds.size() - 1))
        .filter(second -> second.latency().count() != second.good())
        .findFirst()
        .ifPresent(
            second -> {
              throw torn(second, intervals, latencyLog);
            });
    return new Recording(run, seconds);
  }

  private static LatencyHistogram of(Interval second, Map<Long, LatencyHistogram> distributions) {
    return distributions.getOrDefault(second.epochSecond(), LatencyHistogram.EMPTY);
  }

  private static HeadroomException torn(Interval second, Path intervals, Path latencyLog) {
    return new HeadroomException(
        HeadroomException.Kind.BAD_DATA,
        latencyLog
            + ": it has latencies of "
            + second.latency().count()
            + " good answers in second "
            + second.epochSecond()
            + ", but "
            + intervals
            + " counts "
            + second.good()
            + "; one of them was cut short or changed, use both as they were written");
  }
}
