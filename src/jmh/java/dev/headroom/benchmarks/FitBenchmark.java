package dev.headroom.benchmarks;

import dev.headroom.collect.Recording;
import dev.headroom.fit.Fit;
import dev.headroom.fit.Fitter;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** How the time of a whole fit, bootstrap and all, grows with levels and with their seconds. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@State(Scope.Benchmark)
public class FitBenchmark {

  /** Levels times seconds of each. */
  @Param({"12x10", "24x10", "48x10", "12x40", "12x160"})
  public String size = "";

  private Recording recording = VirtualLevels.staircase(2, 2);

  /** Records it. */
  @Setup
  public void record() {
    int cross = size.indexOf('x');
    recording =
        VirtualLevels.staircase(
            Integer.parseInt(size, 0, cross, 10),
            Integer.parseInt(size, cross + 1, size.length(), 10));
  }

  /** As {@code headroom fit} does it once the recording is read. */
  @Benchmark
  public Fit fit() {
    return Fitter.withDefaults().fit(recording, VirtualLevels.objective());
  }
}
