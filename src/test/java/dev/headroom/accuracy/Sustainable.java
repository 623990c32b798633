package dev.headroom.accuracy;

import dev.headroom.fit.Fitter;
import dev.headroom.plan.Objective;
import java.util.ArrayList;
import java.util.List;

/** λ_SLO within 25 minutes, and bisection in the same time; saturation notes, sections 7.5, 7.6. */
final class Sustainable implements Experiment {

  /**
   * A station, a goal and its true rate: of M/M/4 by the closed form of the response tail, of the
   * others by long simulation; saturation notes, sections 6.1 and 6.4.
   */
  private record Case(Station station, int millis, double truth) {

    String name() {
      return station.name() + " p99 < " + millis + " ms";
    }

    Objective objective() {
      return Objective.parse("p99<" + millis + "ms,errors<0.5%");
    }
  }

  private static final List<Case> CASES =
      List.of(
          new Case(Station.EXPONENTIAL, 150, 164.4636),
          new Case(Station.EXPONENTIAL, 300, 183.99),
          new Case(Station.CONSTANT, 60, 152.67),
          new Case(Station.ERLANG, 100, 166.65),
          new Case(Station.LOGNORMAL, 300, 154.63));

  @Override
  public String title() {
    return "Sustainable rate";
  }

  @Override
  public String method() {
    return String.format(
        java.util.Locale.ROOT,
        """
        The highest rate that keeps the 99th percentile, from %d s of load: a ladder of levels, then
        windows around the rate that a fit of the ladder finds, and one fit of both. Beside it
        bisection on the same queue in the same time, with probes of 115 s after 15 s of settling,
        each from an empty queue of any length.\
        """,
        Ladder.seconds());
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
    for (Case one : CASES) {
      Trials ours = new Trials(Trials.run(runs, seed -> ours(one, seed)));
      Trials theirs = new Trials(Trials.run(runs, seed -> theirs(one, seed)));
      double most = one.station.variable() ? 0.04 : 0.018;
      String peer = "bisection " + Finding.text(Statistic.RMSE, theirs);
      findings.add(Finding.of(one.name(), Goal.none(Statistic.BIAS), ours));
      findings.add(new Finding(one.name(), Goal.rmse(most), ours, peer));
      findings.add(new Finding(one.name(), Goal.below(theirs), ours, peer));
      findings.add(new Finding(one.name(), Goal.coverage(0.92, 1), ours, "no interval"));
      findings.add(Finding.of(one.name(), Goal.none(Statistic.HALF_WIDTH), ours));
    }
    return findings;
  }

  private static Trial ours(Case one, int seed) {
    return Trial.of(
        Fitter.withDefaults()
            .fit(
                new Ladder(Station.CAPACITY).both(one.station.origin(), one.objective(), seed),
                one.objective())
            .sustainable()
            .rate(),
        one.truth);
  }

  private static Trial theirs(Case one, int seed) {
    double rate =
        Bisection.search(one.station.origin().unbounded(), one.objective(), Ladder.seconds(), seed);
    return Trial.of(rate, one.truth);
  }
}
