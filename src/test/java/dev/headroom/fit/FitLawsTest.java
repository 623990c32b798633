package dev.headroom.fit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.headroom.collect.Recording;
import dev.headroom.load.PhaseRecord;
import dev.headroom.load.RunRecord;
import dev.headroom.testing.VirtualOrigin;
import dev.headroom.testing.VirtualRun;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What must hold whatever the numbers are. */
class FitLawsTest {

  @Test
  void theOrderOfLevelsInARecordingChangesNothing() {
    Recording recording = Runs.staircase().against(Runs.LAB, 9);
    RunRecord run = recording.run();
    List<PhaseRecord> reversed = new ArrayList<>(run.phases());
    Collections.reverse(reversed);
    RunRecord other =
        new RunRecord(
            run.startSecond(),
            run.gateway(),
            run.ceiling(),
            reversed,
            run.stopped(),
            run.environment());
    assertEquals(fit(recording), fit(new Recording(other, recording.intervals())));
  }

  @Test
  void oneSeedGivesOneFit() {
    Recording recording = Runs.staircase().against(Runs.MM4, 2);
    assertEquals(fit(recording), fit(recording));
  }

  /** Four times the workers and the rates: four times the capacity, by three standard errors. */
  @Test
  void scalingTheOriginScalesTheCapacity() {
    double[] rates = {160, 280, 400, 520, 640, 700, 760, 820, 920, 1040, 1200};
    Recording larger =
        new VirtualRun()
            .control(80, 6)
            .levels(5, 1, rates)
            .against(VirtualOrigin.lognormal(32, 192, 0.04, 0.5), 9);
    assertEquals(800, fit(larger).saturation().rate().value(), 800 * 0.02);
  }

  /** Half of the answers at the highest rate are of no use. */
  @Test
  void goodputThatFallsInOverloadIsCollapse() {
    Recording plain = Runs.staircase().against(Runs.LAB, 6);
    List<PhaseRecord> phases = plain.run().phases();
    long last = phases.get(phases.size() - 1).startSecond();
    Recording recording =
        Runs.each(plain, s -> s.epochSecond() >= last ? Runs.renamedShare(s, 0.5) : s);
    Fit fit = fit(recording);
    assertEquals(200, fit.saturation().rate().value(), 12);
    assertEquals(0.5, fit.overload().orElseThrow().collapse(), 0.05);
    assertTrue(fit.warnings().stream().anyMatch(w -> w.contains("fell again")));
  }

  private static Fit fit(Recording recording) {
    return Fitter.withDefaults().withResamples(100).fit(recording, Runs.P99_150MS);
  }
}
