package dev.headroom.fit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.headroom.load.PhaseKind;
import dev.headroom.plan.LoadShape;
import dev.headroom.plan.Objective;
import dev.headroom.quantity.Percentile;
import dev.headroom.quantity.Rate;
import dev.headroom.quantity.Ratio;
import dev.headroom.testing.VirtualRun;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is foretold of a spike that the fit hasn't seen, against what the origin then does. */
class SpikeForecastTest {

  private static final int SEEDS = 40;

  private static final Objective OBJECTIVE =
      new Objective(Percentile.P99, Duration.ofMillis(250), Ratio.parse("1%"));

  /** The demo's run, its levels twice as long. */
  private static final VirtualRun RUN =
      new VirtualRun()
          .control(20, 8)
          .levels(14, 2, 60, 94, 129, 163, 197, 231, 266)
          .phase(
              PhaseKind.SPIKE,
              new LoadShape(
                  List.of(segment(40, 250, 2), segment(250, 250, 8), segment(250, 40, 1))));

  /**
   * A forecast speaks of two figures, each in its 95 % interval: both are in 90 % of forecasts that
   * are as sure as they say and independent, and in more where they go together. Of 40, four
   * standard deviations below 36 are 28. The mean of 40 is off by no more than four standard errors
   * of what chance does to one spike.
   */
  @Test
  void whatIsSeenLiesInTheIntervalsAndOnNoSideOfThem() {
    int borneOut = 0;
    double off = 0;
    double seen = 0;
    double squares = 0;
    for (int seed = 0; seed < SEEDS; seed++) {
      SpikeForecast spike =
          Fitter.withDefaults()
              .withResamples(60)
              .fit(RUN.against(Runs.LAB, seed), OBJECTIVE)
              .spike()
              .orElseThrow();
      double error = spike.gatewayErrors().value() - spike.seenGatewayErrors();
      borneOut += spike.borneOut() ? 1 : 0;
      off += error / SEEDS;
      squares += error * error;
      seen += (double) spike.seenGatewayErrors() / SEEDS;
    }
    assertTrue(borneOut >= 28, borneOut + " of " + SEEDS + " forecasts were borne out");
    assertEquals(seen, seen + off, 4 * Math.sqrt(squares) / SEEDS);
  }

  private static LoadShape.Segment segment(double from, double to, int seconds) {
    return new LoadShape.Segment(new Rate(from), new Rate(to), Duration.ofSeconds(seconds));
  }
}
