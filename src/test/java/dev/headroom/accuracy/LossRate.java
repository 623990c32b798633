package dev.headroom.accuracy;

import dev.headroom.fit.Fit;
import dev.headroom.fit.Fitter;
import dev.headroom.fit.Sustainable.Binding;
import dev.headroom.plan.Objective;
import java.util.List;

/**
 * λ_loss(0.5 %) of short queues; saturation notes, section 6.2, by the birth and death equations.
 */
final class LossRate implements Experiment {

  /** The latency is never what binds. */
  private static final Objective OBJECTIVE = Objective.parse("p99<5s,errors<0.5%");

  private static final double SHORT_QUEUE = 164.3135;

  private static final double NO_QUEUE = 35.0599;

  @Override
  public String title() {
    return "Loss rate";
  }

  @Override
  public String method() {
    return """
    The highest rate with at most 0.5 % of gateway errors, from a run laid out as that for the
    sustainable rate. M/M/4/20 has room for 16 to wait; M/M/4/4 for none, so that it answers 502
    at once and its latency stays flat at any rate.\
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
    List<Fit> some = Trials.run(runs, seed -> fit(20, seed));
    List<Fit> none = Trials.run(runs, seed -> fit(Station.WORKERS, seed));
    Trials queue = Trials.of(some, f -> Trial.of(f.loss().rate(), SHORT_QUEUE));
    Trials flat = Trials.of(none, f -> Trial.of(f.loss().rate(), NO_QUEUE));
    return List.of(
        Finding.of("M/M/4/20", Goal.none(Statistic.BIAS), queue),
        new Finding("M/M/4/20", Goal.rmse(0.015), queue, "MLRsearch's width 0.5 %, 21 s a load"),
        Finding.of("M/M/4/20", Goal.coverage(0.92, 1), queue),
        Finding.of("M/M/4/4", Goal.rmse(0.05), flat),
        Finding.of("M/M/4/4", Goal.coverage(0.92, 1), flat),
        Finding.of(
            "M/M/4/4 is bound by errors",
            Goal.always(),
            Trials.of(none, f -> Trial.of(f.sustainable().binding() == Binding.ERRORS))));
  }

  private static Fit fit(int room, int seed) {
    return Fitter.withDefaults()
        .fit(
            new Ladder(Station.CAPACITY).both(Station.exponential(room), OBJECTIVE, seed),
            OBJECTIVE);
  }
}
