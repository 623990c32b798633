package dev.headroom.accuracy;

import dev.headroom.fit.Fit;
import dev.headroom.fit.Fitter;
import dev.headroom.plan.Objective;
import dev.headroom.testing.VirtualRun;
import java.util.ArrayList;
import java.util.List;

/** C from three minutes of overload; saturation notes, sections 7.1 and 9. */
final class Capacity implements Experiment {

  private static final Objective OBJECTIVE = Objective.parse("p99<150ms,errors<0.5%");

  /** The capacity is counted; no bootstrap touches it. */
  private static final int FEW_RESAMPLES = 40;

  private static final String PEERS = "Nighthawk 3 to 8 %, SPECjbb in steps of 1 %";

  @Override
  public String title() {
    return "Capacity";
  }

  @Override
  public String method() {
    return """
    The rate of completions C = 200/s from three windows of 60 s at 1.1, 1.25 and 1.5 of C, each
    after 15 s of settling, and 30 s of control at 20/s. LN4 is lognormal with CV² = 4. Counts
    of a constant service hardly vary, so that its interval may hold C always.\
    """;
  }

  @Override
  public int runs() {
    return 300;
  }

  @Override
  public int few() {
    return 16;
  }

  @Override
  public List<Finding> measure(int runs) {
    List<Finding> findings = new ArrayList<>();
    for (Station station : Station.ALL) {
      Trials trials = new Trials(Trials.run(runs, seed -> trial(station, seed)));
      double most = station.variable() ? 0.012 : 0.006;
      double covered = station.equals(Station.CONSTANT) ? 1 : 0.97;
      findings.add(Finding.of(station.name(), Goal.bias(0.001), trials));
      findings.add(new Finding(station.name(), Goal.rmse(most), trials, PEERS));
      findings.add(
          new Finding(station.name(), Goal.coverage(0.93, covered), trials, "no interval"));
      findings.add(Finding.of(station.name(), Goal.none(Statistic.HALF_WIDTH), trials));
    }
    return findings;
  }

  private static Trial trial(Station station, int seed) {
    VirtualRun run =
        new VirtualRun()
            .control(20, 30)
            .levels(
                75, 15, 1.1 * Station.CAPACITY, 1.25 * Station.CAPACITY, 1.5 * Station.CAPACITY);
    Fit fit =
        Fitter.withDefaults()
            .withResamples(FEW_RESAMPLES)
            .fit(run.against(station.origin(), seed), OBJECTIVE);
    return Trial.of(fit.saturation().rate(), Station.CAPACITY);
  }
}
