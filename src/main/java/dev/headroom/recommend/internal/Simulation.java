package dev.headroom.recommend.internal;

import dev.headroom.fit.Fit;
import dev.headroom.plan.Load.Spike;
import dev.headroom.plan.Plan;
import dev.headroom.recommend.Recommendation.Instances;
import dev.headroom.recommend.Trade;
import dev.headroom.recommend.Trade.Setting;
import java.util.List;
import java.util.Optional;

/** What of a recommendation is simulated, where the fit says what an instance is. */
public final class Simulation {

  /** Simulated in some ten seconds; what takes more stays with the formula, and that is said. */
  private static final double MOST_REQUESTS = 5e7;

  /** Numbers, halvings, seeds, with and without the reserve: an upper bound of the runs. */
  private static final int RUNS = 96;

  private final Optional<Replica> replica;
  private final double each;

  private Simulation(Optional<Replica> replica, double each) {
    this.replica = replica;
    this.each = each;
  }

  /**
   * Of a fit.
   *
   * @param each what one instance is counted at, requests per second
   */
  public static Simulation of(Plan plan, Fit fit, double each) {
    return new Simulation(Replica.find(plan, fit, each), each);
  }

  /**
   * How many the demand takes.
   *
   * @param alone how many it would take without a pool
   */
  public int needed(int alone, double demand) {
    return replica.map(r -> Pooling.needed(r, alone, demand)).orElse(alone);
  }

  /**
   * The settings of the autoscaler, one of them chosen; empty where they can't be simulated.
   *
   * @param alone how many the demand would take without a pool
   * @param most instances
   * @param fallback target of a fleet that is all up before
   */
  public Optional<Trade> trade(
      Instances instances, int alone, int most, Spike spike, double fallback) {
    return replica
        .map(r -> new SpikeTrial(r, spike, most))
        .filter(trial -> trial.requests() * RUNS <= MOST_REQUESTS)
        .map(trial -> trade(trial, instances, alone, fallback));
  }

  private Trade trade(SpikeTrial trial, Instances instances, int alone, double fallback) {
    int quiet = Counting.needed(trial.spike().baseline().perSecond(), each);
    List<Setting> settings = new Bargain(trial, instances, each).settings(quiet, fallback);
    return new Trade(Replica.BALANCER, alone, settings);
  }
}
