package dev.headroom.fit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.headroom.collect.Recording;
import dev.headroom.testing.VirtualRun;
import org.junit.jupiter.api.Test;

/** What is said of recordings that never reached the origin's limit. */
class UnsaturatedTest {

  /** Up to 80 % of the capacity of 200/s. */
  private static final VirtualRun LINEAR =
      new VirtualRun().control(10, 4).levels(4, 1, 40, 80, 120, 160);

  @Test
  void noSaturationIsReportedInAThousandUnsaturatedRuns() {
    int reported = 0;
    for (int seed = 0; seed < 1000; seed++) {
      Fit fit = fit(LINEAR.against(Runs.MM4, seed));
      reported += fit.saturation().reached() ? 1 : 0;
    }
    assertEquals(0, reported);
  }

  @Test
  void theHighestRateHeldIsALowerBound() {
    Fit fit = fit(LINEAR.against(Runs.MM4, 7));
    Level top = fit.levels().get(fit.levels().size() - 1);
    assertTrue(fit.saturation().rate().isBound());
    assertEquals(top.offered(), fit.saturation().rate().low());
    assertEquals(LimitedBy.NONE, fit.saturation().limitedBy());
    assertFalse(fit.conclusive());
  }

  private static Fit fit(Recording recording) {
    return Fitter.withDefaults().withResamples(40).fit(recording, Runs.P99_150MS);
  }
}
