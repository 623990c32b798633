package dev.headroom.accuracy;

import dev.headroom.fit.Fit;
import dev.headroom.fit.Fitter;
import dev.headroom.plan.Objective;
import dev.headroom.quantity.Estimate;
import dev.headroom.testing.VirtualPatience;
import dev.headroom.testing.VirtualRetrograde;
import java.util.List;
import java.util.stream.DoubleStream;

/** Goodput that falls in overload: work that slows with its backlog, and clients that give up. */
final class Collapse implements Experiment {

  /** Asked for are values, which no bootstrap touches. */
  private static final int FEW_RESAMPLES = 40;

  private static final Objective OBJECTIVE = Objective.parse("p99<150ms,errors<0.5%");

  /** Full, it works at 1/(1 + 20 κ) = 62.5 % of its best. */
  private static final VirtualRetrograde RETROGRADE =
      new VirtualRetrograde(Station.WORKERS, 24, Station.SERVICE_SECONDS, 0.03);

  private static final double HIGHEST = 1.5 * Station.CAPACITY;

  /** The share of the truth that an answer may be off. */
  private static final double WITHIN = 0.05;

  private static final VirtualPatience IMPATIENT =
      new VirtualPatience(1, Station.EXPONENTIAL.origin().unbounded());

  @Override
  public String title() {
    return "Collapse";
  }

  @Override
  public String method() {
    return """
    Four workers of 20 ms with room for 24, each waiting request of which slows the work by 3 %:
    a birth and death process, whose goodput over the offered rate has a peak and then falls.
    And M/M/4 with room for any number, whose clients give up after 1 s and don't tell: in
    overload nothing that it does is of use. A ladder of 11 levels of 60 s.\
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
    double peak = peakRate();
    double best = RETROGRADE.goodput(peak);
    double past = RETROGRADE.goodput(HIGHEST);
    List<Fit> slowed = Trials.run(runs, seed -> fit(RETROGRADE, seed));
    List<Fit> given = Trials.run(runs, seed -> fit(IMPATIENT, seed));
    return List.of(
        Finding.of(
            "retrograde, overload goodput",
            Goal.rmse(WITHIN),
            Trials.of(slowed, f -> Trial.of(goodput(f), past))),
        Finding.of(
            "retrograde, collapse ratio",
            Goal.rmse(WITHIN),
            Trials.of(slowed, f -> Trial.of(ratio(f), past / best))),
        Finding.of(
            "retrograde, sustainable rate above the peak",
            Goal.never(),
            Trials.of(slowed, f -> Trial.of(sustainable(f) > peak))),
        Finding.of(
            "giving up, collapse ratio above 5 %",
            Goal.never(), Trials.of(given, f -> Trial.of(!(ratio(f) <= WITHIN)))),
        Finding.of(
            "giving up, sustainable rate above C",
            Goal.never(),
            Trials.of(given, f -> Trial.of(sustainable(f) > Station.CAPACITY))));
  }

  private static Fit fit(dev.headroom.testing.VirtualTarget target, int seed) {
    return Fitter.withDefaults()
        .withResamples(FEW_RESAMPLES)
        .fit(new Ladder(Station.CAPACITY).first(target, seed), OBJECTIVE);
  }

  private static double goodput(Fit fit) {
    return fit.overload().map(o -> o.goodput().value()).orElse(Double.NaN);
  }

  private static double ratio(Fit fit) {
    return fit.overload().map(dev.headroom.fit.Overload::collapse).orElse(Double.NaN);
  }

  private static double sustainable(Fit fit) {
    Estimate rate = fit.sustainable().rate();
    return rate.isBound() ? rate.low() : rate.value();
  }

  /** The offered rate with the most goodput, to 0.1/s. */
  private static double peakRate() {
    return DoubleStream.iterate(1, r -> r < HIGHEST, r -> r + 0.1)
        .boxed()
        .max((a, b) -> Double.compare(RETROGRADE.goodput(a), RETROGRADE.goodput(b)))
        .orElseThrow();
  }
}
