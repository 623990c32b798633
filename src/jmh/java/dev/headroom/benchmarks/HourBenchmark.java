package dev.headroom.benchmarks;

import dev.headroom.collect.Interval;
import dev.headroom.collect.Outcome;
import dev.headroom.collect.Recording;
import dev.headroom.collect.RecordingFiles;
import dev.headroom.fit.Fit;
import dev.headroom.fit.Fitter;
import dev.headroom.store.RunDocuments;
import dev.headroom.store.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * What {@code headroom fit} takes on the folder of an hour's run, once in a Java that is as cold as
 * the command's, against a minute: the time in which the hour passes at 60 times real time.
 */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@State(Scope.Benchmark)
public class HourBenchmark {

  private RunFolder folder = new RunFolder(Path.of("."));

  /** Writes the folder as a run does. */
  @Setup
  public void write() throws IOException {
    Recording hour = VirtualLevels.hour();
    folder = new RunFolder(Files.createTempDirectory("headroom-hour"));
    new RunDocuments(folder).write(hour.run());
    try (RecordingFiles files = RecordingFiles.create(folder.intervals(), folder.latencyLog())) {
      for (Interval second : hour.intervals()) {
        files.closed(second, second.good() == 0 ? Map.of() : Map.of(Outcome.OK, second.latency()));
      }
    }
  }

  /** Reading alone. */
  @Benchmark
  public Recording read() {
    return RecordingFiles.read(
        new RunDocuments(folder).run(), folder.intervals(), folder.latencyLog());
  }

  /** Reading, fitting and writing fit.json. */
  @Benchmark
  public Fit readAndFit() {
    Fit fit = Fitter.withDefaults().fit(read(), VirtualLevels.objective());
    new RunDocuments(folder).write(fit);
    return fit;
  }

  /** Leaves nothing behind. */
  @TearDown
  public void delete() throws IOException {
    Files.deleteIfExists(folder.fit());
    Files.deleteIfExists(folder.runJson());
    Files.deleteIfExists(folder.intervals());
    Files.deleteIfExists(folder.latencyLog());
    Files.deleteIfExists(folder.path());
  }
}
