package dev.headroom.fit.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class Mser5Test {

  /** The vector of the saturation notes, section 5.2: 20 values of 10, then 40 times (1, 2). */
  private static final double[] VECTOR =
      IntStream.range(0, 100).mapToDouble(i -> i < 20 ? 10 : 1 + i % 2).toArray();

  @Test
  void thePublishedRuleTakesFourBatchesOfTheVector() {
    Mser5 rule = Mser5.of(VECTOR);
    assertEquals(4, rule.batches());
    assertEquals(20, rule.samples());
    assertEquals(6.25e-4, rule.statistic(), 1e-15);
    assertTrue(rule.settled());
  }

  @Test
  void scaleAndOffsetMoveTheStatisticByTheSquareAndTheCutNot() {
    Mser5 rule = Mser5.of(IntStream.range(0, 100).mapToDouble(i -> 3 * VECTOR[i] + 7).toArray());
    assertEquals(4, rule.batches());
    assertEquals(9 * 6.25e-4, rule.statistic(), 1e-14);
  }

  @Test
  void aSeriesThatRisesToItsEndIsTooShortToTell() {
    assertFalse(Mser5.of(IntStream.range(0, 40).mapToDouble(i -> i).toArray()).settled());
  }

  @Test
  void aConstantSeriesHasNoWarmUp() {
    assertEquals(0, Mser5.of(new double[20]).samples());
  }

  @Test
  void fewerThanFourBatchesAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> Mser5.of(new double[19]));
  }
}
