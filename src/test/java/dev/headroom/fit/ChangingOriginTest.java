package dev.headroom.fit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.headroom.collect.Recording;
import dev.headroom.fit.Inconclusive.Reason;
import dev.headroom.testing.VirtualOrigin;
import dev.headroom.testing.VirtualRun;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Recordings that are not of one and the same origin all the time. */
class ChangingOriginTest {

  private static final VirtualOrigin DOUBLED = VirtualOrigin.exponential(8, 132, 0.02);

  /** 20 to 300 requests a second in levels of ten seconds, a control of a minute at both ends. */
  private static VirtualRun run() {
    return new VirtualRun()
        .control(20, 60)
        .levels(10, 1, 40, 80, 120, 160, 200, 240, 280, 300)
        .control(20, 60);
  }

  @Test
  void workersThatDoubleBetweenLevelsContradictWhatWasLostBefore() {
    // The level of 240/s has ended at second 120 and was lost; those of 280/s and 300/s are held.
    Fit fit = fit(Runs.changing(run(), Runs.MM4, DOUBLED, 120, 1));
    assertEquals(Reason.CONTRADICTORY, reason(fit));
    assertFalse(fit.saturation().reached());
    assertEquals(200, fit.saturation().rate().low(), 20);
  }

  @Test
  void workersThatDoubleWithinAnOverloadedLevelAreSeenInIt() {
    VirtualRun run = new VirtualRun().control(20, 10).levels(20, 1, 50, 100, 150, 280, 310);
    Fit fit = fit(Runs.changing(run, Runs.MM4, DOUBLED, 80, 2));
    assertEquals(Reason.NON_STATIONARY, reason(fit));
    assertEquals(150, fit.saturation().rate().low(), 15);
  }

  @Test
  void aPlateauThatRisesAgainBelongsToAnotherCapacity() {
    VirtualRun run =
        new VirtualRun().control(20, 10).levels(10, 1, 80, 160, 240, 280, 320, 440, 500);
    Fit fit = fit(Runs.changing(run, Runs.MM4, DOUBLED, 60, 3));
    assertEquals(Reason.NON_STATIONARY, reason(fit));
    assertTrue(fit.inconclusive().orElseThrow().finding().contains("goodput stood still"));
  }

  @Test
  void aServiceThatGetsSlowerIsSeenAtTheTwoControls() {
    VirtualOrigin slower = VirtualOrigin.lognormal(8, 48, 0.052, 0.5);
    Fit fit = fit(Runs.changing(run(), Runs.LAB, slower, 100, 4));
    assertEquals(Reason.NON_STATIONARY, reason(fit));
    assertTrue(fit.inconclusive().orElseThrow().finding().contains("median latency"));
    assertTrue(fit.saturation().rate().low() >= 110);
  }

  @Test
  void aDriftWithoutACapacityIsAWarningBesideNotReached() {
    VirtualRun linear = new VirtualRun().control(20, 60).levels(5, 1, 40, 80, 120).control(20, 60);
    VirtualOrigin slower = VirtualOrigin.lognormal(8, 48, 0.052, 0.5);
    Fit fit = fit(Runs.changing(linear, Runs.LAB, slower, 60, 5));
    assertEquals(Reason.NOT_REACHED, reason(fit));
    assertTrue(fit.warnings().stream().anyMatch(w -> w.contains("may have changed")));
  }

  @Test
  void twoLaddersWithDifferentCapacitiesContradictEachOther() {
    double[] rates = {50, 100, 150, 200, 250};
    VirtualRun ladders = new VirtualRun().levels(10, 1, rates).levels(10, 1, rates);
    Fit fit = fit(Runs.changing(ladders, Runs.MM4, DOUBLED, 50, 6));
    assertEquals(Reason.CONTRADICTORY, reason(fit));
    assertTrue(fit.inconclusive().orElseThrow().finding().contains("step-5"));
  }

  @Test
  void twoLaddersOfTheSameOriginAgree() {
    double[] rates = {50, 100, 150, 200, 250};
    for (int seed = 0; seed < 5; seed++) {
      VirtualRun ladders = new VirtualRun().levels(10, 1, rates).levels(10, 1, rates);
      Fit fit = fit(ladders.against(Runs.MM4, seed));
      assertTrue(fit.conclusive(), fit.warnings()::toString);
    }
  }

  /** Nearest to a change of all that stay the same: service times that vary much, short levels. */
  @Test
  void originsThatStayTheSameAreNotSaidToChange() {
    for (VirtualOrigin origin :
        List.of(Runs.MM4, Runs.LAB, VirtualOrigin.lognormal(4, 132, 0.02, 2))) {
      for (int seed = 0; seed < 8; seed++) {
        assertTrue(fit(Runs.staircase().against(origin, seed)).conclusive());
      }
    }
  }

  private static Reason reason(Fit fit) {
    return fit.inconclusive().orElseThrow().reason();
  }

  private static Fit fit(Recording recording) {
    return Fitter.withDefaults().withResamples(40).fit(recording, Runs.P99_150MS);
  }
}
