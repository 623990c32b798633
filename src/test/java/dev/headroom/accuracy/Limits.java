package dev.headroom.accuracy;

import dev.headroom.fit.Fit;
import dev.headroom.fit.Fitter;
import dev.headroom.fit.LimitedBy;
import dev.headroom.plan.Objective;
import dev.headroom.testing.VirtualLimiter;
import dev.headroom.testing.VirtualOrigin;
import dev.headroom.testing.VirtualRun;
import dev.headroom.testing.VirtualTarget;
import java.util.List;

/** Recordings that don't show the origin's capacity. */
final class Limits implements Experiment {

  private static final Objective OBJECTIVE = Objective.parse("p99<150ms,errors<0.5%");

  private static final VirtualTarget LIMITED =
      new VirtualLimiter(150, 20, VirtualOrigin.exponential(8, 132, 0.0025));

  /** A third slower after ten minutes, and slower still after. */
  private static final VirtualTarget DRIFTING =
      VirtualOrigin.drifting(Station.WORKERS, 132, Station.SERVICE_SECONDS, 0.33 / 600);

  @Override
  public String title() {
    return "Other limits";
  }

  @Override
  public String method() {
    return """
    A limiter that answers 429 above 150/s, in front of an origin that takes 3,200/s: ladder of
    11 levels of 60 s up to 300/s. And an origin that becomes slower by a third within ten
    minutes of such a ladder, which begins with one minute at 20/s and ends with two.\
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
    List<Fit> limited = Trials.run(runs, Limits::limited);
    List<Fit> drifting = Trials.run(runs, Limits::drifting);
    return List.of(
        Finding.of(
            "limited by the limiter",
            Goal.always(),
            Trials.of(limited, f -> Trial.of(f.saturation().limitedBy() == LimitedBy.LIMITER))),
        Finding.of(
            "limited, capacity claimed",
            Goal.never(),
            Trials.of(limited, f -> Trial.of(f.saturation().reached() || f.conclusive()))),
        Finding.of(
            "drifting, capacity claimed",
            Goal.never(),
            Trials.of(drifting, f -> Trial.of(f.conclusive()))));
  }

  private static Fit limited(int seed) {
    return Fitter.withDefaults().fit(new Ladder(200).first(LIMITED, seed), OBJECTIVE);
  }

  private static Fit drifting(int seed) {
    VirtualRun run =
        new VirtualRun()
            .control(20, 60)
            .levels(75, 15, 40, 100, 120, 140, 160, 180, 220, 250, 300)
            .control(20, 120);
    return Fitter.withDefaults().fit(run.against(DRIFTING, seed), OBJECTIVE);
  }
}
