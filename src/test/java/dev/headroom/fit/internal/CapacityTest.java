package dev.headroom.fit.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** How long a queue takes to settle: {@code τ = 4vC/(C − λ)²}. */
class CapacityTest {

  private static final Capacity EXPONENTIAL = new Capacity(195, 200, 205, 1);

  /** (200 − 180)² = 400 and 4 · 200/400 = 2 s: ten relaxation times are 20 s. */
  @Test
  void nineTenthsOfTwoHundredSettleInTwentySeconds() {
    assertEquals(180, EXPONENTIAL.steady(20, 10), 1e-9);
  }

  /** Four times the variability takes four times as long. */
  @Test
  void aMoreVariableQueueTakesLonger() {
    Capacity variable = new Capacity(195, 200, 205, 4);
    assertEquals(180, variable.steady(80, 10), 1e-9);
  }

  @Test
  void nothingSettlesInTooShortATime() {
    assertEquals(0, EXPONENTIAL.steady(0, 10));
    assertEquals(Double.POSITIVE_INFINITY, Capacity.UNKNOWN.steady(5, 10));
  }
}
