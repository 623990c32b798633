package dev.headroom.recommend;

import dev.headroom.fit.Fit;
import dev.headroom.fit.Inconclusive;
import dev.headroom.fit.LatencyCurve;
import dev.headroom.fit.Level;
import dev.headroom.fit.LimitedBy;
import dev.headroom.fit.Loss;
import dev.headroom.fit.ModelSummary;
import dev.headroom.fit.Quality;
import dev.headroom.fit.Queue;
import dev.headroom.fit.Saturation;
import dev.headroom.fit.Sustainable;
import dev.headroom.fit.Sustainable.Binding;
import dev.headroom.plan.Demand;
import dev.headroom.plan.FleetFacts;
import dev.headroom.plan.Load;
import dev.headroom.plan.Objective;
import dev.headroom.plan.Plan;
import dev.headroom.plan.Scenario;
import dev.headroom.plan.Target;
import dev.headroom.quantity.Estimate;
import dev.headroom.quantity.Percentile;
import dev.headroom.quantity.Rate;
import dev.headroom.quantity.Ratio;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Recommendations for a demand of 1000/s that rises from a baseline of 200/s. */
final class Sized {

  private static final Objective OBJECTIVE =
      new Objective(Percentile.P99, Duration.ofMillis(150), Ratio.parse("1%"));

  private Sized() {}

  static Recommendation recommend(Estimate sustainable, FleetFacts fleet, int riseSeconds) {
    double capacity = 200.0 * fleet.instances();
    Saturation saturation =
        new Saturation(
            true, new Estimate(capacity, capacity * 0.99, capacity * 1.01, 0.95), LimitedBy.ORIGIN);
    Fit fit = fit(saturation, new Sustainable(true, sustainable, Binding.LATENCY));
    return Recommender.withDefaults().recommend(plan(fleet, riseSeconds), fit);
  }

  /**
   * Of an M/M/4 of 200/s an instance with a p99 of 150 ms at 164.46/s, from a baseline of a fifth.
   *
   * @param demand requests per second
   */
  static Recommendation memoryless(double demand, FleetFacts fleet, int riseSeconds) {
    Estimate each = new Estimate(166, 164.4636, 168, 0.95);
    Estimate capacity = new Estimate(200, 199, 201, 0.95);
    Fit fit =
        fit(
            new Saturation(true, capacity, LimitedBy.ORIGIN),
            new Sustainable(true, each, Binding.LATENCY));
    Queue queue =
        new Queue(
            new Estimate(4, 3.9, 4.1, 0.95),
            new Estimate(1, 0.9, 1.1, 0.95),
            Optional.empty(),
            Optional.empty());
    Fit known =
        new Fit(
            fit.saturation(),
            fit.sustainable(),
            fit.loss(),
            fit.overload(),
            fit.recovery(),
            Optional.of(queue),
            fit.spike(),
            fit.inconclusive(),
            fit.model(),
            fit.levels(),
            fit.curve(),
            fit.quality(),
            fit.warnings());
    Plan plan = plan(fleet, riseSeconds);
    return Recommender.withDefaults()
        .recommend(
            new Plan(
                plan.name(),
                plan.target(),
                plan.scenario(),
                plan.load(),
                plan.objective(),
                new Demand(new Rate(demand), Ratio.ZERO),
                fleet),
            known);
  }

  static Recommendation unsaturated(LimitedBy limit, double held) {
    Estimate bound = Estimate.atLeast(held, 0.95);
    Fit fit = fit(new Saturation(false, bound, limit), new Sustainable(false, bound, Binding.NONE));
    FleetFacts fleet = new FleetFacts(1, Duration.ofSeconds(30), 1, 1);
    return Recommender.withDefaults().recommend(plan(fleet, 300), fit);
  }

  /** Of levels that missed the objective and don't go together. */
  static Recommendation contradictory() {
    Estimate bound = Estimate.atLeast(0, 0.95);
    Sustainable unmet = new Sustainable(true, new Estimate(0, 0, 40, 0.95), Binding.LATENCY);
    Fit fit =
        fit(
            new Saturation(false, bound, LimitedBy.NONE),
            unmet,
            Optional.of(
                new Inconclusive(
                    Inconclusive.Reason.CONTRADICTORY, "They don't.", "Run it again.")));
    return Recommender.withDefaults()
        .recommend(plan(new FleetFacts(1, Duration.ofSeconds(30), 1, 1), 300), fit);
  }

  private static Fit fit(Saturation saturation, Sustainable sustainable) {
    return fit(
        saturation,
        sustainable,
        saturation.limitedBy() == LimitedBy.ORIGIN
            ? Optional.empty()
            : Optional.of(
                new Inconclusive(Inconclusive.Reason.NOT_REACHED, "It held.", "Raise it.")));
  }

  private static Fit fit(
      Saturation saturation, Sustainable sustainable, Optional<Inconclusive> why) {
    Duration latency = Duration.ofMillis(90);
    Level lowest =
        new Level(
            "control-1",
            20,
            20,
            1,
            0,
            0,
            100,
            latency,
            latency,
            latency,
            latency,
            latency,
            Optional.empty());
    return new Fit(
        saturation,
        sustainable,
        new Loss(OBJECTIVE.errors(), sustainable.rate()),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        why,
        new ModelSummary("hinge", Double.NaN, List.of(), List.of()),
        List.of(lowest),
        new LatencyCurve(List.of()),
        new Quality(Double.NaN, List.of(), List.of()),
        List.of());
  }

  private static Plan plan(FleetFacts fleet, int riseSeconds) {
    Duration minute = Duration.ofMinutes(1);
    Rate baseline = new Rate(60);
    Rate top = new Rate(300);
    Load load =
        new Load(
            Load.Arrivals.POISSON,
            1,
            new Load.Control(new Rate(20), minute),
            new Load.Staircase(new Rate(40), top, 8, minute, Duration.ofSeconds(10)),
            new Load.Spike(baseline, top, Duration.ofSeconds(riseSeconds), minute, minute, minute),
            new Load.Limits(new Rate(5000), Duration.ofHours(1), Ratio.parse("90%"), minute));
    Scenario scenario =
        new Scenario(
            List.of(Scenario.Request.get("home", "/")),
            Optional.empty(),
            Scenario.Connections.SHARED,
            Duration.ofSeconds(5));
    return new Plan(
        "example",
        Target.of(URI.create("http://127.0.0.1:8080/")),
        scenario,
        load,
        OBJECTIVE,
        new Demand(new Rate(1000), Ratio.ZERO),
        fleet);
  }
}
