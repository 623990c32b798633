package dev.headroom.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.headroom.collect.Recording;
import dev.headroom.fit.Fit;
import dev.headroom.fit.Fitter;
import dev.headroom.load.PhaseKind;
import dev.headroom.plan.LoadShape;
import dev.headroom.plan.Objective;
import dev.headroom.quantity.Rate;
import dev.headroom.testing.VirtualOrigin;
import dev.headroom.testing.VirtualRun;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Recordings of an origin that takes 200 requests a second, written as other tools do. */
class KnownCapacityTest {

  private static final double TRUTH = 200;

  /** What is asked of levels of ten seconds without draining in between. */
  private static final double WITHIN = 0.03;

  private static final Objective OBJECTIVE = Objective.parse("p99<150ms,errors<1%");

  /** 8 workers of 40 ms. */
  private static final VirtualOrigin ORIGIN = VirtualOrigin.lognormal(8, 48, 0.04, 0.5);

  @TempDir private Path folder = Path.of("");

  private static VirtualRun staircase() {
    return new VirtualRun()
        .levels(10, 2, 20, 40, 60, 80, 100, 120, 140, 160, 180, 200, 220, 240, 260, 280, 300);
  }

  private static Fit fit(Recording recording) {
    return Fitter.withDefaults().withResamples(40).fit(recording, OBJECTIVE);
  }

  private Fit fit(List<String> lines) {
    Path file = Written.file(folder, "recording.csv", lines);
    return fit(RecordingReader.withDefaults().read(List.of(file)).recording());
  }

  private static void assertFound(Fit fit) {
    assertTrue(fit.saturation().reached(), fit.warnings().toString());
    assertEquals(TRUTH, fit.saturation().rate().value(), WITHIN * TRUTH);
  }

  @Test
  void jtlAndK6GiveTheCapacityThatOurOwnRecordingGives() {
    VirtualRun run = staircase();
    Fit own = fit(run.against(ORIGIN, 7));
    Fit jtl = fit(Written.jtl(run.requestsAgainst(ORIGIN, 7)));
    Fit k6 = fit(Written.k6(run.requestsAgainst(ORIGIN, 7)));
    assertFound(own);
    assertFound(jtl);
    assertFound(k6);
    double capacity = own.saturation().rate().value();
    assertEquals(capacity, jtl.saturation().rate().value(), 0.01 * capacity);
    assertEquals(capacity, k6.saturation().rate().value(), 0.01 * capacity);
    double sustainable = own.sustainable().rate().value();
    assertEquals(sustainable, jtl.sustainable().rate().value(), 0.05 * sustainable);
    assertEquals(sustainable, k6.sustainable().rate().value(), 0.05 * sustainable);
  }

  @Test
  void aRampIsCutIntoLevelsThatGiveTheCapacity() {
    VirtualRun run =
        new VirtualRun()
            .phase(
                PhaseKind.STEP,
                new LoadShape(
                    List.of(
                        new LoadShape.Segment(
                            new Rate(10), new Rate(310), Duration.ofMinutes(5)))));
    Fit fit = fit(Written.jtl(run.requestsAgainst(ORIGIN, 3)));
    assertFound(fit);
    assertTrue(fit.levels().size() >= 20, fit.levels().size() + " levels");
  }

  @Test
  void countsOfSecondsGiveTheCapacityAndNoSustainableRate() {
    Fit fit = fit(Written.seconds(staircase().against(ORIGIN, 5)));
    assertFound(fit);
    assertFalse(fit.sustainable().reached());
    assertEquals(0, fit.sustainable().rate().low());
    assertTrue(
        fit.warnings().stream().anyMatch(w -> w.contains("the sustainable rate is not known")));
  }

  @Test
  void aLoadBelowTheCapacityReachesNothing() {
    for (int seed = 0; seed < 20; seed++) {
      VirtualRun run = new VirtualRun().levels(10, 2, 20, 50, 80, 110, 140);
      Fit fit = fit(Written.jtl(run.requestsAgainst(ORIGIN, seed)));
      assertFalse(fit.saturation().reached(), "seed " + seed);
    }
  }

  @Test
  void twoInjectorsAddUpToTheWholeLoad() {
    var requests = staircase().requestsAgainst(ORIGIN, 11);
    Path odd =
        Written.file(
            folder, "a.jtl", Written.jtl(requests.stream().filter(r -> odd(r.sent())).toList()));
    Path even =
        Written.file(
            folder, "b.jtl", Written.jtl(requests.stream().filter(r -> !odd(r.sent())).toList()));
    Path whole = Written.file(folder, "c.jtl", Written.jtl(requests));
    RecordingReader reader = RecordingReader.withDefaults();
    Recording added = reader.read(List.of(odd, even)).recording();
    Recording one = reader.read(List.of(whole)).recording();
    assertEquals(one.run().phases(), added.run().phases());
    assertEquals(fit(one).saturation(), fit(added).saturation());
  }

  private static boolean odd(double time) {
    return (long) (time * 1e6) % 2 == 1;
  }
}
