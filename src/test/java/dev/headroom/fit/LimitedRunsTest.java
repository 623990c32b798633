package dev.headroom.fit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.headroom.collect.Outcome;
import dev.headroom.collect.Recording;
import dev.headroom.fit.Inconclusive.Reason;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Runs in which something else than the origin was the limit, or chance looked like it. */
class LimitedRunsTest {

  private static final Recording SATURATED = Runs.staircase().against(Runs.LAB, 3);

  @Test
  void requestsTurnedAwayByALimiterSayNothingOfTheOrigin() {
    Fit fit = fit(Runs.each(SATURATED, s -> Runs.renamed(s, Outcome.BAD_GATEWAY, Outcome.LIMITED)));
    assertEquals(LimitedBy.LIMITER, fit.saturation().limitedBy());
    assertFalse(fit.saturation().reached());
    assertTrue(fit.saturation().rate().low() < 210);
  }

  @Test
  void anInjectorThatSendsLessThanIsDueIsTheLimit() {
    Fit fit =
        fit(Runs.each(SATURATED, s -> Runs.injector(s, Math.min(s.offered(), 120), 500, 0.2)));
    assertEquals(LimitedBy.INJECTOR, fit.saturation().limitedBy());
    assertFalse(fit.saturation().reached());
    assertFalse(fit.quality().excluded().isEmpty());
  }

  @Test
  void levelsAboveTheInjectorsCeilingAreLeftOut() {
    Recording busy = Runs.each(SATURATED, s -> Runs.injector(s, s.sent(), 500, 0.6));
    Fit fit = fit(Runs.ceiling(busy, 120));
    assertEquals(LimitedBy.INJECTOR, fit.saturation().limitedBy());
    assertTrue(fit.saturation().rate().low() <= 120);
  }

  @Test
  void levelsAboveADisturbedCeilingAreKeptWhereTheInjectorWasAtEase() {
    Fit fit = fit(Runs.ceiling(SATURATED, 120));
    assertEquals(LimitedBy.ORIGIN, fit.saturation().limitedBy());
  }

  @Test
  void aSecondSentLateIsLeftOutAndItsLevelKept() {
    long late = SATURATED.run().phases().get(5).settledSecond() + 1;
    Fit fit =
        fit(
            Runs.each(
                SATURATED,
                s -> s.epochSecond() == late ? Runs.injector(s, s.sent(), 400_000, 0.2) : s));
    assertEquals(1, fit.quality().excluded().size());
    assertTrue(fit.levels().stream().allMatch(l -> l.excluded().isEmpty()));
    assertTrue(fit.saturation().reached());
  }

  @Test
  void processorUseThatIsNotKnownExcludesNothing() {
    Fit fit = fit(Runs.each(SATURATED, s -> Runs.injector(s, s.sent(), 500, Double.NaN)));
    assertEquals(List.of(), fit.quality().excluded());
  }

  @Test
  void failuresThatTheControlHasTooAreNoSaturation() {
    Recording linear =
        new dev.headroom.testing.VirtualRun()
            .control(20, 10)
            .levels(5, 1, 40, 80, 120, 160)
            .against(Runs.MM4, 5);
    Fit fit = fit(Runs.each(linear, s -> Runs.failing(s, Math.round(s.good() * 0.08))));
    assertFalse(fit.saturation().reached());
    assertTrue(fit.warnings().stream().anyMatch(w -> w.contains("failed at every rate")));
  }

  @Test
  void aRecordingWithoutAnalysedSecondsHasTooFewLevels() {
    Fit fit = fit(new Recording(SATURATED.run(), List.of()));
    assertEquals(Reason.TOO_FEW_LEVELS, fit.inconclusive().orElseThrow().reason());
    assertFalse(fit.known());
    assertEquals(SATURATED.run().phases().size(), fit.quality().excluded().size());
  }

  @Test
  void aRunThatWasStoppedEarlyIsFittedFromWhatThereIs() {
    int half = SATURATED.intervals().size() / 2;
    Fit fit = fit(new Recording(SATURATED.run(), SATURATED.intervals().subList(0, half)));
    assertFalse(fit.saturation().reached());
    assertTrue(fit.saturation().rate().low() > 100);
  }

  private static Fit fit(Recording recording) {
    return Fitter.withDefaults().withResamples(40).fit(recording, Runs.P99_150MS);
  }
}
