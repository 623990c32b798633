package dev.headroom.recommend;

import dev.headroom.fit.Fit;
import dev.headroom.fit.Sustainable;
import dev.headroom.plan.FleetFacts;
import dev.headroom.plan.Load.Spike;
import dev.headroom.plan.Plan;
import dev.headroom.quantity.Estimate;
import dev.headroom.quantity.Rate;
import dev.headroom.quantity.Ratio;
import dev.headroom.recommend.Recommendation.Autoscaler;
import dev.headroom.recommend.Recommendation.Instances;
import dev.headroom.recommend.Recommendation.PerInstance;
import dev.headroom.recommend.Recommendation.Sizing;
import dev.headroom.recommend.Trade.Setting;
import dev.headroom.recommend.internal.Assumptions;
import dev.headroom.recommend.internal.Autoscaling;
import dev.headroom.recommend.internal.Counting;
import dev.headroom.recommend.internal.Simulation;
import dev.headroom.recommend.internal.Verdicts;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Sizes the fleet for the demanded peak and sets an autoscaler's target.
 *
 * <p>Counts rest on the low end of the interval of the sustainable rate, round up, and are given
 * only where the fit found the origin's own limit. Where it says what an instance is, a pool of
 * them and the spike under an autoscaler are simulated; else a formula sets the target.
 */
public final class Recommender {

  /** The name under which adapters usually serve it to the autoscaler. */
  private static final String METRIC = "http_requests_per_second";

  /** Kubernetes' own default: the count may double in each period. */
  private static final int SCALE_UP_PERCENT = 100;

  /** Kubernetes' own default. */
  private static final Duration SCALE_UP_PERIOD = Duration.ofSeconds(15);

  /** Kubernetes' own default for {@code stabilizationWindowSeconds} when scaling down. */
  private static final Duration SCALE_DOWN_STABILISATION = Duration.ofMinutes(5);

  /** Room above what the autoscaler asks for at the peak, so that its maximum is no limit then. */
  private static final double ROOM = 1.25;

  private Recommender() {}

  /** With the defaults of the Kubernetes autoscaler. */
  public static Recommender withDefaults() {
    return new Recommender();
  }

  /** The recommendation for the plan's demand and fleet. */
  public Recommendation recommend(Plan plan, Fit fit) {
    Assumptions assumptions = Assumptions.of(plan, fit);
    Sustainable sustainable = fit.sustainable();
    boolean unmet = sustainable.reached() && sustainable.rate().value() <= 0;
    if (unmet && fit.inconclusive().filter(why -> why.reason().doubtsLevels()).isEmpty()) {
      return without(plan, Verdicts.unreachable(plan, fit));
    }
    if (!fit.conclusive() || sustainable.rate().low() <= 0) {
      return without(plan, Verdicts.notKnown(plan, fit));
    }
    return sized(plan, fit, assumptions);
  }

  private static Recommendation without(Plan plan, Verdict verdict) {
    return new Recommendation(plan.demand().sized(), Optional.empty(), verdict, List.of());
  }

  private static Recommendation sized(Plan plan, Fit fit, Assumptions assumptions) {
    FleetFacts fleet = plan.fleet();
    Rate demand = plan.demand().sized();
    Estimate each = fit.sustainable().rate().times(1.0 / fleet.instances());
    double capacity = fit.saturation().rate().value() / fleet.instances();
    Simulation simulation = Simulation.of(plan, fit, each.low());
    int alone = Counting.needed(demand.perSecond(), each.low());
    int needed = simulation.needed(alone, demand.perSecond());
    Instances instances = Counting.withReserve(needed, fleet.reserve(), fleet.zones());
    Spike spike = plan.load().spike().withPeak(demand);
    Autoscaling formula = Autoscaling.of(spike, demand, each.low(), fleet.bootTime());
    int most = most(instances, formula.target(), demand);
    double ready = Autoscaling.readied(each.low()).target();
    Optional<Trade> trade = simulation.trade(instances, alone, most, spike, ready);
    Autoscaling autoscaling = trade.map(t -> chosen(t, instances, formula)).orElse(formula);
    Sizing sizing =
        new Sizing(
            instances,
            new PerInstance(each, each.low()),
            Ratio.of(demand.perSecond(), needed * capacity),
            headroom(instances.count() * each.low(), demand),
            autoscaler(instances, autoscaling, spike.baseline(), demand, trade));
    assumptions.counted(each.low(), fleet.zones()).scaled(autoscaling, plan, trade);
    return new Recommendation(
        demand,
        Optional.of(sizing),
        Verdicts.feasible(plan, sizing, autoscaling.inTime()),
        assumptions.sentences(),
        trade);
  }

  /** In time is what holds with fewer up than the full count. */
  private static Autoscaling chosen(Trade trade, Instances instances, Autoscaling formula) {
    Setting chosen = trade.chosen();
    return new Autoscaling(chosen.target(), formula.lag(), chosen.min() < instances.count());
  }

  private static Ratio headroom(double carried, Rate demand) {
    return demand.perSecond() == 0
        ? Ratio.ZERO
        : new Ratio(Math.max(0, carried / demand.perSecond() - 1));
  }

  private static Autoscaler autoscaler(
      Instances instances,
      Autoscaling autoscaling,
      Rate baseline,
      Rate demand,
      Optional<Trade> trade) {
    int count = instances.count();
    int quiet = Counting.needed(baseline.perSecond(), autoscaling.target()) + instances.reserve();
    int formula = autoscaling.inTime() ? Math.min(count, quiet) : count;
    return new Autoscaler(
        trade.map(t -> t.chosen().min()).orElse(formula),
        most(instances, autoscaling.target(), demand),
        METRIC,
        autoscaling.target(),
        SCALE_UP_PERCENT,
        SCALE_UP_PERIOD,
        SCALE_DOWN_STABILISATION);
  }

  private static int most(Instances instances, double target, Rate demand) {
    int asked = Math.max(instances.count(), Counting.needed(demand.perSecond(), target));
    return (int) Math.ceil(asked * ROOM);
  }
}
