package dev.headroom.fit.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ShiftTest {

  @Test
  void theStatisticIsStudentsWhereNeighboursAreUnrelated() {
    Shift shift = Shift.of(new double[] {1, 2, 3}, new double[] {4, 5, 6});
    assertEquals(3 / Math.sqrt(2.0 / 3), shift.t(), 1e-12);
    assertEquals(4, shift.freedom());
  }

  /** The 99 % quantile of Student's t with 4 degrees of freedom is 4.604 (two-sided). */
  @Test
  void chanceIsJudgedByTheTableOfStudentsT() {
    Shift shift = Shift.of(new double[] {1, 2, 3}, new double[] {4.75, 5.75, 6.75});
    assertEquals(4.593, shift.t(), 1e-3);
    assertFalse(shift.beyondChance(0.01));
    assertTrue(shift.beyondChance(0.0102));
  }

  /** Residuals −1, −1, 1, 1 twice: products of neighbours 2, squares 8, r = 1/4, factor 5/3. */
  @Test
  void neighboursThatCorrelateWidenTheError() {
    Shift shift = Shift.of(new double[] {0, 0, 2, 2}, new double[] {3, 3, 5, 5});
    assertEquals(3 / Math.sqrt(8.0 / 6 * 5 / 3 * 0.5), shift.t(), 1e-12);
  }

  @Test
  void equalPartsHaveNotMoved() {
    assertEquals(0, Shift.of(new double[] {1, 1}, new double[] {1, 1}).t());
  }
}
