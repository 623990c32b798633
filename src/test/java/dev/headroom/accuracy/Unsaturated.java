package dev.headroom.accuracy;

import dev.headroom.fit.Fitter;
import dev.headroom.plan.Objective;
import dev.headroom.testing.VirtualRun;
import java.util.ArrayList;
import java.util.List;

/** A saturation point is never reported where there was none. */
final class Unsaturated implements Experiment {

  private static final Objective OBJECTIVE = Objective.parse("p99<300ms,errors<1%");

  /** The bootstrap of the other figures doesn't touch this one. */
  private static final int FEW_RESAMPLES = 40;

  @Override
  public String title() {
    return "Unsaturated recordings";
  }

  @Override
  public String method() {
    return """
    A control of 4 s and four levels of 4 s up to 0.8 of C; and 10 levels of 10 s up to 0.8 of
    C, without draining.\
    """;
  }

  @Override
  public int runs() {
    return 1000;
  }

  @Override
  public int few() {
    return 15;
  }

  @Override
  public List<Finding> measure(int runs) {
    VirtualRun brief = new VirtualRun().control(10, 4).levels(4, 1, 40, 80, 120, 160);
    VirtualRun longer = new VirtualRun().levels(10, 2, 16, 32, 48, 64, 80, 96, 112, 128, 144, 160);
    List<Finding> findings = new ArrayList<>();
    for (Station station : Station.ALL) {
      findings.add(finding(station, "4 s", brief, runs));
      findings.add(finding(station, "10 s", longer, runs));
    }
    return findings;
  }

  private static Finding finding(Station station, String length, VirtualRun run, int runs) {
    return new Finding(
        station.name() + ", levels of " + length + ", saturation reported",
        Goal.never(),
        new Trials(Trials.run(runs, seed -> Trial.of(reached(station, run, seed)))),
        "Kneedle always reports one");
  }

  private static boolean reached(Station station, VirtualRun run, int seed) {
    return Fitter.withDefaults()
        .withResamples(FEW_RESAMPLES)
        .fit(run.against(station.origin(), seed), OBJECTIVE)
        .saturation()
        .reached();
  }
}
