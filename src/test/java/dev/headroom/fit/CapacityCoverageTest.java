package dev.headroom.fit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.headroom.quantity.Estimate;
import dev.headroom.testing.VirtualOrigin;
import org.junit.jupiter.api.Test;

/**
 * Whether the interval of the capacity means what it says, over many runs of known truth in virtual
 * time.
 *
 * <p>Of 200 intervals of 95 % coverage 190 hold the truth, standard deviation √(200·0.95·0.05) =
 * 3.1; four of them below are 177.
 */
class CapacityCoverageTest {

  private static final int SEEDS = 200;
  private static final int LEAST_HITS = 177;
  private static final double TRUTH = 200;

  @Test
  void intervalHoldsTheTruthForLognormalService() {
    check(Runs.LAB, 0.005);
  }

  @Test
  void intervalHoldsTheTruthForExponentialService() {
    check(Runs.MM4, 0.007);
  }

  @Test
  void intervalHoldsTheTruthForConstantService() {
    check(VirtualOrigin.constant(8, 48, 0.04), 0.001);
  }

  /**
   * Fits many runs against this origin.
   *
   * @param bias largest share by which the mean of the estimates may miss the truth: three standard
   *     errors of that mean, c_s/√(C T SEEDS) each, and 0.3 % for what isn't quite saturated
   */
  private static void check(VirtualOrigin origin, double bias) {
    int hits = 0;
    double sum = 0;
    for (int seed = 0; seed < SEEDS; seed++) {
      Fit fit = fit(origin, seed);
      assertTrue(fit.saturation().reached(), "not reached with seed " + seed);
      Estimate rate = fit.saturation().rate();
      assertTrue(rate.high() > rate.low(), "no interval with seed " + seed);
      hits += rate.low() <= TRUTH && TRUTH <= rate.high() ? 1 : 0;
      sum += rate.value();
    }
    assertTrue(hits >= LEAST_HITS, hits + " of " + SEEDS + " intervals hold the truth");
    assertEquals(TRUTH, sum / SEEDS, bias * TRUTH);
  }

  private static Fit fit(VirtualOrigin origin, int seed) {
    return Fitter.withDefaults()
        .withResamples(40)
        .fit(Runs.staircase().against(origin, seed), Runs.P99_150MS);
  }
}
