package dev.headroom.accuracy;

import dev.headroom.fit.Fit;
import dev.headroom.fit.Fitter;
import dev.headroom.plan.Objective;
import dev.headroom.testing.VirtualRetrograde;
import java.util.ArrayList;
import java.util.List;

/** The share of gateway errors of rates that were never offered, against M/M/4/K. */
final class Overload implements Experiment {

  /** Asked for are values, which no bootstrap touches. */
  private static final int FEW_RESAMPLES = 40;

  private static final Objective OBJECTIVE = Objective.parse("p99<5s,errors<0.5%");

  private static final double POINTS = 0.005;

  /** Between the levels of the ladder, and none of them one. */
  private static final double[] HELD_OUT = {210, 235, 270};

  @Override
  public String title() {
    return "Gateway errors of a held-out overload";
  }

  @Override
  public String method() {
    return """
    The curve that is fitted to a ladder of 11 levels of 60 s, read at rates that none of them
    had, against the loss of M/M/4/K; errors are in points of the share.\
    """;
  }

  @Override
  public int runs() {
    return 100;
  }

  @Override
  public int few() {
    return 4;
  }

  @Override
  public List<Finding> measure(int runs) {
    List<Finding> findings = new ArrayList<>();
    for (int room : new int[] {8, 20, 132}) {
      List<Fit> fits = Trials.run(runs, seed -> fit(room, seed));
      // Without slowdown it is the birth and death process of M/M/c/K.
      VirtualRetrograde exact =
          new VirtualRetrograde(Station.WORKERS, room, Station.SERVICE_SECONDS, 0);
      for (double rate : HELD_OUT) {
        double truth = 1 - exact.goodput(rate) / rate;
        findings.add(
            Finding.of(
                String.format(java.util.Locale.ROOT, "M/M/4/%d at %.0f/s", room, rate),
                Goal.rmse(POINTS),
                Trials.of(fits, f -> Trial.difference(Predicted.gatewayErrors(f, rate), truth))));
      }
    }
    return findings;
  }

  private static Fit fit(int room, int seed) {
    return Fitter.withDefaults()
        .withResamples(FEW_RESAMPLES)
        .fit(new Ladder(Station.CAPACITY).first(Station.exponential(room), seed), OBJECTIVE);
  }
}
