package dev.headroom.report.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.headroom.fit.Band;
import dev.headroom.fit.Level;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LevelBarsTest {

  /** The exact interval of 0 in 100 ends at 3.62 %, as in published tables of the binomial. */
  @Test
  void noErrorAmongAHundredStillHasAnErrorBar() {
    Band errors = LevelBars.errorPercent(level(0, 0, 100, 90, 110));
    assertEquals(0, errors.low());
    assertEquals(3.62, errors.high(), 0.005);
  }

  @Test
  void nothingButErrorsHasTheMirrorImage() {
    Band errors = LevelBars.errorPercent(level(1, 0, 100, 90, 110));
    assertEquals(96.38, errors.low(), 0.005);
    assertEquals(100, errors.high());
  }

  @Test
  void aBarNeverLeavesTheSharesThatThereAre() {
    Band errors = LevelBars.errorPercent(level(0.004, 0.004, 250, 90, 110));
    assertEquals(0, errors.low());
    assertEquals(1.184, errors.high(), 1e-9);
  }

  @Test
  void aPercentileWithoutAnUpperEndHasNoBar() {
    assertTrue(Double.isNaN(LevelBars.latencyMillis(level(0, 0, 64, 90, 100)).high()));
    assertEquals(110, LevelBars.latencyMillis(level(0, 0, 500, 90, 110)).high());
  }

  @Test
  void aLevelWithoutAGoodAnswerHasNoLatency() {
    assertTrue(Double.isNaN(LevelBars.latencyMillis(level(1, 0, 64, 0, 0, 0)).value()));
  }

  private static Level level(double errors, double error, long requests, long low, long high) {
    return level(errors, error, requests, low, 100, high);
  }

  private static Level level(
      double errors, double error, long requests, long low, long millis, long high) {
    Duration latency = Duration.ofMillis(millis);
    return new Level(
        "step-1",
        50,
        50,
        2,
        errors,
        error,
        requests,
        latency,
        latency,
        latency,
        Duration.ofMillis(low),
        Duration.ofMillis(high),
        Optional.empty());
  }
}
