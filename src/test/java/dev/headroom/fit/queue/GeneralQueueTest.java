package dev.headroom.fit.queue;

import static dev.headroom.fit.queue.Exact.assertClose;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * G/G/c where it is exact, and against the simulated waits of the saturation notes, section 6.4 (8
 * × 38,000 s each, 4 workers of 20 ms).
 */
class GeneralQueueTest {

  private static GeneralQueue four(double serviceVariation) {
    return new GeneralQueue(new UnboundedQueue(4, 50), 1, serviceVariation);
  }

  /** c_s², ρ, simulated mean wait in ms. */
  @ParameterizedTest
  @CsvSource({
    "0, .7, 3.793", "0, .8, 7.722", "0, .9, 20.02", "0, .95, 45.05",
    "0.25, .7, 4.664", "0.25, .8, 9.578", "0.25, .9, 24.97", "0.25, .95, 56.12",
    "1, .7, 7.167", "1, .8, 14.95", "1, .9, 39.50", "1, .95, 89.50"
  })
  void allenAndCunneenAreWithinSixPercentForSteadyServiceAndHighLoad(
      double variation, double rho, double simulatedMs) {
    double ms = four(variation).allenCunneenWaitSeconds(200 * rho) * 1000;
    assertEquals(1, ms / simulatedMs, 0.06);
  }

  /** The excess that the class head names. */
  @ParameterizedTest
  @CsvSource({".5, 3.020, 1.44", ".7, 14.54, 1.23", ".8, 32.82, 1.14"})
  void allenAndCunneenAreTooHighForHeavyTails(double rho, double simulatedMs, double excess) {
    double ms = four(4).allenCunneenWaitSeconds(200 * rho) * 1000;
    assertEquals(excess, ms / simulatedMs, 0.006);
  }

  @Test
  void allenAndCunneenAreTooLowForConstantServiceAtHalfLoad() {
    assertEquals(0.88, four(0).allenCunneenWaitSeconds(100) * 1000 / 0.993, 0.006);
  }

  @ParameterizedTest
  @CsvSource({".5, 1.28", ".7, 1.08", ".9, 1.01"})
  void sakasegawaLiesAboveErlangForFourWorkers(double rho, double ratio) {
    double exact = four(1).allenCunneenWaitSeconds(200 * rho);
    assertEquals(ratio, four(1).sakasegawaWaitSeconds(200 * rho) / exact, 0.006);
  }

  /**
   * {@code W = S ρ/(1 − ρ) (c_a² + c_s²)/2}; for Poisson arrivals that is Pollaczek and
   * Khinchine's.
   */
  @ParameterizedTest
  @CsvSource({"1, 0, 0.3", "1, 2.5, 0.7", "0.4, 1.7, 0.95"})
  void oneWorkerGivesKingmansFormula(double arrival, double service, double rho) {
    GeneralQueue queue = new GeneralQueue(new UnboundedQueue(1, 8), arrival, service);
    double kingman = rho / (1 - rho) / 8 * (arrival + service) / 2;
    assertClose(kingman, queue.allenCunneenWaitSeconds(8 * rho), "Allen and Cunneen");
    assertClose(kingman, queue.sakasegawaWaitSeconds(8 * rho), "Sakasegawa");
  }

  @Test
  void theWaitTailOfMMcFallsAtItsExactRate() {
    UnboundedQueue exact = new UnboundedQueue(4, 50);
    double fall = Math.log(exact.waitTail(170, 0.1) / exact.waitTail(170, 0.3)) / 0.2;
    assertClose(fall, four(1).waitDecayPerSecond(170), "r");
  }

  @Test
  void theWaitTailFallsAsManyTimesSlowerAsVariationIsLarger() {
    GeneralQueue queue = new GeneralQueue(new UnboundedQueue(4, 50), 2, 4);
    assertClose(10, queue.waitDecayPerSecond(170), "r = 2 · 30/(2 + 4)");
    assertEquals(Double.POSITIVE_INFINITY, constant().waitDecayPerSecond(170));
    assertEquals(0, constant().allenCunneenWaitSeconds(170));
  }

  private static GeneralQueue constant() {
    return new GeneralQueue(new UnboundedQueue(4, 50), 0, 0);
  }

  @Test
  void fromCapacityOnEveryAnswerIsUndefined() {
    assertEquals(Double.NaN, four(1).allenCunneenWaitSeconds(200));
    assertEquals(Double.NaN, four(1).sakasegawaWaitSeconds(201));
    assertEquals(Double.NaN, four(1).waitDecayPerSecond(200));
    assertEquals(Double.NaN, constant().waitDecayPerSecond(200));
  }

  @Test
  void aNegativeVariationIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> four(-0.1));
    assertThrows(IllegalArgumentException.class, () -> four(Double.NaN));
  }
}
