package dev.headroom.fit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.headroom.plan.Objective;
import dev.headroom.quantity.Estimate;
import dev.headroom.quantity.Percentile;
import dev.headroom.quantity.Ratio;
import dev.headroom.testing.VirtualOrigin;
import dev.headroom.testing.VirtualRun;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The sustainable and the loss rate against closed forms. */
class ObjectiveRatesTest {

  private static final int SEEDS = 40;

  /**
   * M/M/4 with 50/s a worker has p99 = 150 ms at 164.4636/s, by the closed form of the response
   * tail. Of 40 low ends of 95 % intervals 39 lie below the truth, standard deviation 1.0; four of
   * them below are 35.
   */
  @Test
  void lowEndOfTheSustainableRateIsSafe() {
    int safe = 0;
    int held = 0;
    for (int seed = 0; seed < SEEDS; seed++) {
      Estimate rate = fit(Runs.staircase(), Runs.MM4, Runs.P99_150MS, seed).sustainable().rate();
      safe += rate.low() <= 164.4636 ? 1 : 0;
      held += rate.low() <= 164.4636 && 164.4636 <= rate.high() ? 1 : 0;
    }
    assertTrue(safe >= 35, safe + " of " + SEEDS + " low ends are safe");
    assertTrue(held >= 35, held + " of " + SEEDS + " intervals hold the truth");
  }

  /** M/M/4/20 loses 0.5 % at 164.3135/s, by the birth and death equations. */
  @Test
  void lossRateOfAShortQueueIsFound() {
    VirtualRun run =
        new VirtualRun().levels(60, 5, 100, 120, 140, 150, 160, 170, 180, 200, 250, 300);
    Objective objective = new Objective(Percentile.P99, Duration.ofSeconds(5), Ratio.parse("0.5%"));
    Fit fit = fit(run, VirtualOrigin.exponential(4, 20, 0.02), objective, 11);
    assertEquals(164.3135, fit.loss().rate().value(), 8);
    assertEquals(Sustainable.Binding.ERRORS, fit.sustainable().binding());
    assertTrue(fit.loss().rate().low() <= 164.3135 && 164.3135 <= fit.loss().rate().high());
  }

  @Test
  void sustainableRateIsNeverAboveTheSaturationRate() {
    Objective lenient = new Objective(Percentile.P99, Duration.ofSeconds(60), Ratio.parse("90%"));
    for (int seed = 0; seed < 10; seed++) {
      Fit fit = fit(Runs.staircase(), Runs.LAB, lenient, seed);
      assertTrue(fit.sustainable().rate().low() <= fit.saturation().rate().value());
    }
  }

  /** The 99th percentile of exponential service of 40 ms is 184 ms before anything waits. */
  @Test
  void anObjectiveBelowTheServiceTimeIsMetAtNoRate() {
    Objective tight = new Objective(Percentile.P99, Duration.ofMillis(100), Ratio.parse("1%"));
    Fit fit = fit(Runs.staircase(), VirtualOrigin.exponential(8, 48, 0.04), tight, 5);
    assertEquals(0, fit.sustainable().rate().value());
  }

  private static Fit fit(VirtualRun run, VirtualOrigin origin, Objective objective, int seed) {
    return Fitter.withDefaults().withResamples(100).fit(run.against(origin, seed), objective);
  }
}
