package dev.headroom.fit.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.headroom.plan.Objective;
import dev.headroom.quantity.Percentile;
import dev.headroom.quantity.Ratio;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Where a share passes what is allowed, without a model: straight in the logit between two levels.
 */
class CrossingTest {

  /** So many that half a request more or less is nothing. */
  private static final double REQUESTS = 1e12;

  private static final Objective P99_ERRORS_1 =
      new Objective(Percentile.P99, Duration.ofMillis(150), Ratio.parse("1%"));

  private static final Tally LATE = Tally.latency(P99_ERRORS_1);
  private static final Tally LOST = Tally.errors(P99_ERRORS_1);

  /** A logistic share e^x/(1 + e^x), x = (λ − 160)/10 − ln 99, is 1 % at 160/s. */
  @Test
  void aShareThatIsLogisticInTheRateIsFoundExactly() {
    List<Window> windows = levels(100, 140, 150, 180, 195);
    assertEquals(160, Crossing.of(windows, LATE, 1000).rate(), 1e-6);
    assertEquals(160, Crossing.of(windows, LOST, 1000).rate(), 1e-6);
  }

  @Test
  void levelsBelowAndAboveAreTheNeighbours() {
    Crossing crossing = Crossing.of(levels(100, 140, 150, 180, 195), LATE, 1000);
    assertEquals(150, crossing.below());
    assertEquals(180, crossing.above());
  }

  @Test
  void nothingCrossesBeyondTheCapacity() {
    assertEquals(156, Crossing.of(levels(100, 150, 180), LATE, 156).above());
  }

  @Test
  void whereNoLevelBreaksItThereIsNoCrossing() {
    Crossing crossing = Crossing.of(levels(50, 100, 140), LATE, 1000);
    assertEquals(Double.POSITIVE_INFINITY, crossing.rate());
    assertEquals(140, crossing.below());
  }

  @Test
  void whereTheLowestBreaksItNoRateIsKnownToHold() {
    assertEquals(0, Crossing.of(levels(170, 180), LOST, 1000).rate());
  }

  private static List<Window> levels(double... rates) {
    List<Window> windows = new ArrayList<>();
    for (double rate : rates) {
      double odds = Math.exp((rate - 160) / 10) / 99;
      double bad = REQUESTS * odds / (1 + odds);
      Counts second = new Counts(rate, 0, REQUESTS, REQUESTS, bad, bad, 0, 0, 0);
      windows.add(new Window("level at " + rate, List.of(second)));
    }
    return windows;
  }
}
