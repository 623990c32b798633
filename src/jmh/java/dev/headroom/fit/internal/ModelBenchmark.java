package dev.headroom.fit.internal;

import dev.headroom.benchmarks.VirtualLevels;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What each of the queue models costs to fit from scratch. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@State(Scope.Benchmark)
public class ModelBenchmark {

  /** Which. */
  @Param({"HINGE", "MMC", "GGC", "GGCK", "IMPATIENT", "BOUNDED_IMPATIENT", "SLOWING"})
  public String model = "";

  private final QueueSetting setting = BootstrapBenchmark.setting(VirtualLevels.staircase(19, 10));

  /** From each of its starts. */
  @Benchmark
  public QueueFit cold() {
    return QueueChoice.cold(QueueModel.valueOf(model), setting);
  }
}
