package dev.headroom.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.headroom.load.PhaseRecord;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Levels are found where the rate of starts changes, and only there. */
class LevelsFoundTest {

  @TempDir private Path folder = Path.of("");

  /** A normal approximation of Poisson counts, spread σ = √(φ rate). */
  private List<PhaseRecord> levels(long seed, double dispersion, int... ratesAndSeconds) {
    SplittableRandom random = new SplittableRandom(seed);
    List<String> lines = new ArrayList<>(List.of("time,offered,completed,errors"));
    for (int i = 0; i < ratesAndSeconds.length; i += 2) {
      for (int second = 0; second < ratesAndSeconds[i + 1]; second++) {
        double spread = Math.sqrt(dispersion * ratesAndSeconds[i]);
        long count = Math.max(0, Math.round(ratesAndSeconds[i] + spread * normal(random)));
        lines.add(lines.size() - 1 + "," + count + "," + count + ",0");
      }
    }
    Path file = Written.file(folder, "levels.csv", lines);
    return RecordingReader.withDefaults().read(List.of(file)).recording().run().phases();
  }

  private static double normal(SplittableRandom random) {
    double radius = Math.sqrt(-2 * Math.log(1 - random.nextDouble()));
    return radius * Math.cos(2 * Math.PI * random.nextDouble());
  }

  @Test
  void stepsAreFoundWhereTheyAre() {
    for (int seed = 0; seed < 20; seed++) {
      List<PhaseRecord> levels = levels(seed, 1, 100, 20, 160, 20, 240, 20, 160, 20);
      assertEquals(4, levels.size(), "levels with seed " + seed);
      for (int i = 1; i < 4; i++) {
        assertEquals(
            20.0 * i, (double) levels.get(i).startSecond(), 1.0, "step " + i + ", seed " + seed);
      }
    }
  }

  @Test
  void aSteadyRateIsOneLevelHoweverMuchItSpreads() {
    int levels = 0;
    for (int seed = 0; seed < 40; seed++) {
      levels += levels(seed, seed % 2 == 0 ? 1 : 6, 200, 120).size();
    }
    // One more level is found where none is in at most one recording of ten.
    assertTrue(levels <= 44, levels + " levels in 40 recordings of one");
  }

  @Test
  void pausesAreNoLevelsAndTheFirstSecondsSettle() {
    List<PhaseRecord> levels = levels(1, 1, 100, 40, 0, 20, 150, 40);
    assertEquals(2, levels.size());
    assertEquals(List.of("level-01", "level-02"), levels.stream().map(PhaseRecord::name).toList());
    PhaseRecord second = levels.get(1);
    assertEquals(60, second.startSecond());
    assertEquals(9, second.settledSecond() - second.startSecond());
    assertEquals(99, second.endSecond());
  }

  @Test
  void aRecordingOfADayIsCutInOnePass() {
    List<PhaseRecord> levels = levels(2, 1, 50, 30_000, 80, 56_400);
    assertEquals(2, levels.size());
    assertEquals(30_000.0, (double) levels.get(1).startSecond(), 60.0);
  }
}
