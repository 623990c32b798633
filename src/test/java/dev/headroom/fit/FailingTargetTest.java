package dev.headroom.fit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.headroom.collect.Interval;
import dev.headroom.collect.LatencyHistogram;
import dev.headroom.collect.Outcome;
import dev.headroom.collect.Recording;
import dev.headroom.load.PhaseKind;
import dev.headroom.load.PhaseRecord;
import dev.headroom.load.RunRecord;
import dev.headroom.plan.LoadShape;
import dev.headroom.plan.Objective;
import dev.headroom.quantity.Percentile;
import dev.headroom.quantity.Rate;
import dev.headroom.quantity.Ratio;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class FailingTargetTest {

  private static final Objective OBJECTIVE =
      new Objective(Percentile.P99, Duration.ofMillis(300), new Ratio(0.01));

  /** Five seconds of ten requests a second, of which this many fail the handshake. */
  private static Recording control(long failed) {
    LoadShape shape = LoadShape.constant(new Rate(10), Duration.ofSeconds(5));
    PhaseRecord phase =
        new PhaseRecord("control-before", PhaseKind.CONTROL, shape, 100, 100, 105, true);
    List<Interval> seconds =
        LongStream.range(100, 105)
            .mapToObj(
                second ->
                    new Interval(
                        second,
                        phase.name(),
                        10,
                        10,
                        10,
                        Map.of(Outcome.OK, 10 - failed, Outcome.TLS_FAILED, failed),
                        0,
                        LatencyHistogram.ofMicros(5000, 6000, 7000),
                        new Interval.Lag(100, 200),
                        0.1))
            .toList();
    RunRecord run =
        new RunRecord(
            100, Optional.empty(), Optional.empty(), List.of(phase), Optional.empty(), Map.of());
    return new Recording(run, seconds);
  }

  @Test
  void aTargetThatFailsAtItsLowestLoadIsSaidToAndGivesNoRate() {
    Fit fit = Fitter.withDefaults().fit(control(6), OBJECTIVE);
    assertFalse(fit.known());
    assertFalse(fit.saturation().reached());
    assertEquals(0, fit.sustainable().rate().low());
    assertTrue(
        fit.warnings().get(0).contains("30 of 50 requests failed, mostly as tls-failed"),
        fit.warnings().toString());
  }

  @Test
  void aTargetThatMostlyAnswersIsFitted() {
    assertTrue(Fitter.withDefaults().fit(control(4), OBJECTIVE).known());
  }
}
