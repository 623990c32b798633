package dev.headroom.fit.internal;

import dev.headroom.benchmarks.VirtualLevels;
import dev.headroom.collect.Recording;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What 1,000 refits of the bootstrap cost against fits from scratch, wall time both. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@State(Scope.Benchmark)
public class BootstrapBenchmark {

  private static final int REFITS = 1000;
  private static final double LEVEL = 0.95;

  private final QueueSetting setting = setting(VirtualLevels.staircase(19, 10));
  private final QueueFit kept = QueueChoice.of(setting).kept().fit();

  static QueueSetting setting(Recording recording) {
    Measurements measured = Measurements.of(recording, VirtualLevels.objective());
    Deficit deficit = Deficit.of(measured.windows(), ServiceSpread.of(recording));
    Collapse collapse = Collapse.of(deficit);
    double capacity = Plateau.of(deficit, collapse, LEVEL).rate().value();
    return QueueSetting.of(recording, deficit, collapse, capacity).orElseThrow();
  }

  /** The kept model alone, from each of its starts. */
  @Benchmark
  public QueueFit cold() {
    return QueueChoice.cold(kept.model(), setting);
  }

  /** All models from each of their starts, and the choice among them. */
  @Benchmark
  public QueueChoice choice() {
    return QueueChoice.of(setting);
  }

  /** The kept model fitted to levels drawn anew, each from the fit to what was measured. */
  @Benchmark
  public List<QueueFit> refits() {
    return new Resampling(1, REFITS)
        .each(setting.windows(), drawn -> kept.refit(setting.data(drawn)));
  }

  /** The same, and the two rates that each leads to. */
  @Benchmark
  public QueueSolution solution() {
    return QueueSolution.of(setting, VirtualLevels.objective(), new Resampling(1, REFITS), LEVEL);
  }
}
