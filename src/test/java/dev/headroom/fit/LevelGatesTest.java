package dev.headroom.fit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.headroom.collect.Interval;
import dev.headroom.collect.Recording;
import dev.headroom.fit.Quality.Excluded;
import dev.headroom.testing.VirtualOrigin;
import dev.headroom.testing.VirtualRun;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Seconds and levels that are left out because they say nothing of a steady origin. */
class LevelGatesTest {

  /** Eight levels of 40 s; the third begins at second 100. */
  private static final VirtualRun RUN =
      new VirtualRun().control(20, 20).levels(40, 0, 30, 40, 60, 80, 100, 160, 200, 260);

  private static final Recording STEADY = RUN.against(Runs.LAB, 1);
  private static final Recording SLOW = RUN.against(VirtualOrigin.lognormal(8, 48, 0.06, 0.5), 1);

  @Test
  void nothingIsLeftOutOfASteadyRun() {
    assertEquals(List.of(), excluded(STEADY));
  }

  @Test
  void theWarmUpOfALevelIsLeftOutAndItsRestKept() {
    List<Excluded> excluded = excluded(Runs.spliced(STEADY, SLOW, 100, 110));
    assertEquals(
        List.of(
            new Excluded(
                "step-4 from second 100 to 109",
                "warm-up: latency settled only after it (MSER-5)")),
        excluded);
  }

  @Test
  void aLevelWhoseHalvesDisagreeIsLeftOut() {
    List<Excluded> excluded = excluded(Runs.spliced(STEADY, SLOW, 120, 140));
    assertEquals(1, excluded.size());
    assertEquals("step-4", excluded.get(0).what());
    assertTrue(excluded.get(0).reason().startsWith("its halves disagree"));
  }

  @Test
  void aLevelWithMoreRequestsInsideThanItsLatenciesMakeIsLeftOut() {
    List<Excluded> excluded = excluded(Runs.each(STEADY, s -> inside(s, 100, 140)));
    assertEquals(1, excluded.size());
    assertTrue(excluded.get(0).reason().startsWith("Little's law doesn't hold"));
  }

  @Test
  void theRestOfABacklogInAControlIsNoContradiction() {
    VirtualOrigin slow = VirtualOrigin.exponential(4, 40, 0.2);
    double[] rates = {4, 6, 8, 10, 12, 15, 18, 22, 30};
    for (int seed = 0; seed < 10; seed++) {
      VirtualRun run = new VirtualRun().control(2, 30).levels(30, 2, rates).control(2, 30);
      assertEquals(List.of(), excluded(run.against(slow, seed)));
    }
  }

  @Test
  void levelsAreKeptWhereMostOfThemLookWrong() {
    Fit fit = fit(Runs.each(STEADY, s -> inside(s, 0, 400)));
    assertEquals(List.of(), fit.quality().excluded());
    assertTrue(fit.warnings().stream().anyMatch(w -> w.contains("look wrong by themselves")));
  }

  private static List<Excluded> excluded(Recording recording) {
    return fit(recording).quality().excluded();
  }

  private static Interval inside(Interval second, long from, long to) {
    boolean changed = second.epochSecond() >= from && second.epochSecond() < to;
    return new Interval(
        second.epochSecond(),
        second.phase(),
        second.target(),
        second.offered(),
        second.sent(),
        second.outcomes(),
        changed ? 3 * second.inFlight() + 5 : second.inFlight(),
        second.latency(),
        second.lag(),
        second.injectorCpu());
  }

  private static Fit fit(Recording recording) {
    return Fitter.withDefaults().withResamples(40).fit(recording, Runs.P99_150MS);
  }
}
