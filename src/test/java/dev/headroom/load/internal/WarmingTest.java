package dev.headroom.load.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.headroom.load.WarmUp;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WarmingTest {

  /** Kendall, Rank Correlation Methods, appendix table 1: chance of S at least that high. */
  @ParameterizedTest
  @CsvSource({
    "4, 4, 0.167",
    "4, 6, 0.042",
    "5, 8, 0.042",
    "8, 14, 0.054",
    "8, 16, 0.031",
    "8, 20, 0.0071",
    "10, 21, 0.036",
    "10, 25, 0.014"
  })
  void theChancesAreThoseOfKendallsTable(int n, int score, double chance) {
    assertEquals(chance, Trend.chanceOfAtMost(-score, n), chance < 0.01 ? 5e-5 : 5e-4);
  }

  @Test
  void fallingValuesScoreLowAndRisingOnesHigh() {
    assertEquals(-6, Trend.score(List.of(9.0, 7.0, 5.0, 3.0)));
    assertEquals(6, Trend.score(List.of(1.0, 2.0, 3.0, 4.0)));
    assertEquals(0, Trend.score(List.of(2.0, 2.0, 2.0)));
  }

  @Test
  void whileItsLatencyFallsItIsNotWarmAndAtTheLatestAfterTenSeconds() {
    Warming warming = new Warming();
    for (int batch = 0; batch < 20; batch++) {
      assertFalse(warming.over(), "after " + batch);
      warming.add(5000 - 100 * batch);
    }
    assertTrue(warming.over());
    assertEquals(new WarmUp(Duration.ofSeconds(10), false), warming.result());
  }

  @Test
  void aFallThatEndsIsWaitedFor() {
    Warming warming = new Warming();
    SplittableRandom random = new SplittableRandom(1);
    while (!warming.over()) {
      int batches = (int) (warming.result().length().toMillis() / 500);
      warming.add(200 + Math.max(0, 4000 - 500 * batches) + random.nextDouble(20));
    }
    assertTrue(warming.result().steady());
    assertTrue(warming.result().length().compareTo(Duration.ofSeconds(6)) > 0);
  }

  /**
   * A steady latency is found steady at the first look with 1 − P(S ≤ −16) = 96.9 %: of 1,000 that
   * is 969 ± 4 √(1,000 · 0.969 · 0.031) = 22.
   */
  @Test
  void aSteadyLatencyTakesFourSeconds() {
    int atOnce = 0;
    for (int seed = 0; seed < 1000; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      Warming warming = new Warming();
      while (!warming.over()) {
        warming.add(random.nextDouble());
      }
      atOnce += warming.result().length().equals(Duration.ofSeconds(4)) ? 1 : 0;
    }
    assertEquals(969.0, (double) atOnce, 22.0);
  }
}
