package dev.headroom.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.headroom.collect.Recording;
import dev.headroom.fit.Fit;
import dev.headroom.fit.Fitter;
import dev.headroom.load.Phase;
import dev.headroom.load.PhaseRecord;
import dev.headroom.plan.Objective;
import dev.headroom.testing.VirtualOrigin;
import dev.headroom.testing.VirtualProbe;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** The ends of a search that aren't an answer. */
class SearchEndsTest {

  private static final VirtualOrigin ORIGIN = VirtualOrigin.exponential(4, 132, 0.02);

  /** A probe that does something to each step. */
  private static Probe changed(Probe probe, UnaryOperator<Step> change) {
    return new Probe() {

      @Override
      public Step drive(Phase phase, Predicate<Second> enough) {
        return change.apply(probe.drive(phase, enough));
      }

      @Override
      public Recording recording() {
        return probe.recording();
      }

      @Override
      public long now() {
        return probe.now();
      }
    };
  }

  @Test
  void theHighestRateThatItMayAskForWasHeldAndNothingIsClaimed() {
    Searched searched = Searched.in(ORIGIN, Searched.adaptive(120, 900), 1);
    assertEquals(End.MAX_RATE, searched.found().end());
    assertTrue(searched.found().known().saturation().isBound());
    assertEquals(120, searched.found().known().saturation().low());
    Fit fit = Fitter.withDefaults().fit(searched.probe().recording(), Searched.OBJECTIVE);
    assertFalse(fit.saturation().reached());
    double most = searched.levels().stream().mapToDouble(Entry::rate).max().orElseThrow();
    assertEquals(120, most, "it may not ask for more");
  }

  @Test
  void theTimeIsOverAndWhatIsKnownByThenIsSaid() {
    Searched searched = Searched.in(ORIGIN, Searched.adaptive(1000, 75), 1);
    assertEquals(End.MAX_TIME, searched.found().end());
    Known known = searched.found().known();
    assertTrue(known.saturation().low() < 200 && 200 < known.saturation().high());
    // The last drain may go beyond, no step does.
    assertTrue(searched.probe().now() <= 10 + 75 + 5, searched.probe().now() + " s");
  }

  @Test
  void theInjectorIsTheLimitWhereItsMedianSecondIsLate() {
    VirtualProbe inner = new VirtualProbe(ORIGIN, Searched.OBJECTIVE, 1);
    Searched searched =
        Searched.in(
            inner, changed(inner, step -> lateAbove(100, step)), Searched.adaptive(900, 99));
    assertEquals(End.INJECTOR, searched.found().end());
    assertEquals(80, searched.found().known().saturation().low());
    assertTrue(searched.found().known().saturation().isBound());
  }

  private static Step lateAbove(double rate, Step step) {
    double lag = step.rate() > rate ? 0.1 : 0.001;
    return new Step(
        step.record(),
        step.planned(),
        step.seconds().stream()
            .map(
                s ->
                    new Second(
                        s.epochSecond(),
                        s.offered(),
                        s.good(),
                        s.ended(),
                        s.judged(),
                        s.late(),
                        s.gatewayErrors(),
                        s.limited(),
                        s.latencySeconds(),
                        lag,
                        0.2))
            .toList());
  }

  @Test
  void aStopEndsItWithWhatWasHeld() {
    VirtualProbe inner = new VirtualProbe(ORIGIN, Searched.OBJECTIVE, 1);
    Searched searched =
        Searched.in(
            inner,
            changed(inner, step -> step.rate() > 50 ? stopped(step) : step),
            Searched.adaptive(900, 99));
    assertEquals(End.STOPPED, searched.found().end());
    assertFalse(searched.found().complete());
    assertEquals(40, searched.found().known().saturation().low());
  }

  private static Step stopped(Step step) {
    PhaseRecord record = step.record();
    return new Step(
        new PhaseRecord(
            record.name(),
            record.kind(),
            record.shape(),
            record.startSecond(),
            record.settledSecond(),
            record.endSecond(),
            false),
        step.planned(),
        step.seconds());
  }

  /** Ten times slower from the moment that more than 100 are inside, for good. */
  @Test
  void anOriginThatDoesNotComeBackAfterAnOverloadIsAFindingAndEndsIt() {
    boolean[] broken = {false};
    int[] waiting = {0};
    VirtualOrigin failing =
        new VirtualOrigin(
            4,
            132,
            (random, now) -> {
              broken[0] |= now > 0 && waiting[0]++ > 700;
              return -(broken[0] ? 0.2 : 0.02) * Math.log(1 - random.nextDouble());
            });
    Searched searched = Searched.in(failing, Searched.adaptive(1000, 900), 1);
    assertEquals(End.NOT_RECOVERED, searched.found().end());
    assertFalse(searched.found().complete());
    Entry last = searched.log().get(searched.log().size() - 1);
    assertTrue(last.phase().startsWith("drain"), last.toString());
    assertEquals(60, last.seconds(), "it is given a minute");
  }

  @Test
  void anObjectiveThatBreaksAtTheLowestRateIsSaid() {
    Objective strict = Objective.parse("p99<10ms,errors<0.5%");
    VirtualProbe probe = new VirtualProbe(ORIGIN, strict, 1);
    Step baseline = probe.control(20, 10);
    Found found =
        Search.of(Searched.adaptive(1000, 900), Setting.of(strict)).run(probe, baseline, e -> {});
    assertEquals(End.BROKEN, found.end());
    assertEquals(1, found.known().saturation().value() / 200, 0.05);
  }
}
