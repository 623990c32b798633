package dev.headroom.accuracy;

import dev.headroom.fit.Fitter;
import dev.headroom.plan.Objective;
import dev.headroom.testing.VirtualOrigin;
import dev.headroom.testing.VirtualRun;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** C from what people really record. */
final class Staircase implements Experiment {

  private static final Objective OBJECTIVE = Objective.parse("p99<150ms,errors<1%");

  /** Only where a short queue is fitted does the bootstrap touch the capacity. */
  private static final int RESAMPLES = 100;

  @Override
  public String title() {
    return "Staircase";
  }

  @Override
  public String method() {
    return """
    C = 200/s from 15 levels of 10 s up to 1.5 of C without draining between them, 2 s of each
    for settling; 100 draws of the bootstrap. LN¼ is lognormal with CV² = ¼, 8 workers of 40 ms
    and room for 48.\
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

  private static Map<String, VirtualOrigin> origins() {
    Map<String, VirtualOrigin> origins = new LinkedHashMap<>();
    Station.ALL.forEach(station -> origins.put(station.name(), station.origin()));
    origins.put("M/LN¼/8/48", VirtualOrigin.lognormal(8, 48, 0.04, 0.5));
    return origins;
  }

  @Override
  public List<Finding> measure(int runs) {
    double[] rates = IntStream.rangeClosed(1, 15).mapToDouble(i -> 20.0 * i).toArray();
    VirtualRun run = new VirtualRun().levels(10, 2, rates);
    List<Finding> findings = new ArrayList<>();
    origins()
        .forEach(
            (name, origin) -> {
              Trials trials = new Trials(Trials.run(runs, seed -> trial(run, origin, seed)));
              findings.add(Finding.of(name, Goal.median(0.03), trials));
              findings.add(Finding.of(name, Goal.coverage(0.9, 1), trials));
            });
    return findings;
  }

  private static Trial trial(VirtualRun run, VirtualOrigin origin, int seed) {
    return Trial.of(
        Fitter.withDefaults()
            .withResamples(RESAMPLES)
            .fit(run.against(origin, seed), OBJECTIVE)
            .saturation()
            .rate(),
        Station.CAPACITY);
  }
}
