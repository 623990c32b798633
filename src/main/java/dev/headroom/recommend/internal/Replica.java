package dev.headroom.recommend.internal;

import dev.headroom.fit.Fit;
import dev.headroom.fleet.Balancer;
import dev.headroom.fleet.Fleet;
import dev.headroom.fleet.FleetSimulation;
import dev.headroom.fleet.MeasuredFleet;
import dev.headroom.fleet.Simulated;
import dev.headroom.fleet.Trace;
import dev.headroom.plan.Objective;
import dev.headroom.plan.Plan;
import dev.headroom.quantity.Rate;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * The measured fleet in simulation, with rates set so that one instance sustains there what it is
 * counted at.
 *
 * <p>The model's own sustainable rate of one instance, λ', is found by bisection; all rates are
 * then multiplied by λ' / λ, with λ what the count rests on. So the low end of the measured
 * interval is what decides, and the model says only how waiting grows, how a pool shares it and how
 * fast.
 *
 * @param fleet the measured one
 * @param objective that has to hold
 * @param scale of rates, simulated per real
 */
record Replica(Fleet fleet, Objective objective, double scale) {

  /** Taking turns is the default of nginx and HAProxy, and no better than what knows more. */
  static final Balancer BALANCER = Balancer.ROUND_ROBIN;

  /** Simulations that have to agree: each with other luck and another point of the period. */
  static final int SEEDS = 3;

  /** The 99 % of so many is known to 1 or 2 % of the rate at which it is reached. */
  private static final double REQUESTS = 150_000;

  /** Halvings: they leave a thousandth of the capacity. */
  private static final int HALVINGS = 10;

  /** Where the fit says what an instance is. */
  static Optional<Replica> find(Plan plan, Fit fit, double each) {
    return MeasuredFleet.find(plan, fit, BALANCER)
        .map(fleet -> new Replica(fleet, plan.objective(), 1).calibrated(each))
        .filter(replica -> replica.scale > 0);
  }

  private Replica calibrated(double each) {
    double low = 0;
    double high = fleet.instance().capacity().perSecond();
    for (int i = 0; i < HALVINGS; i++) {
      double middle = (low + high) / 2;
      if (steady(1, middle, 1)) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return new Replica(fleet, objective, low / each);
  }

  /** Whether so many instances complete as many requests as come. */
  boolean isStable(int count, double perSecond) {
    return perSecond * scale < count * fleet.instance().capacity().perSecond();
  }

  /** Whether so many instances hold a rate for long. */
  boolean holds(int count, double perSecond) {
    return LongStream.rangeClosed(1, SEEDS)
        .allMatch(seed -> steady(count, perSecond * scale, seed));
  }

  private boolean steady(int count, double simulated, long seed) {
    Duration length = Duration.ofMillis((long) Math.ceil(REQUESTS / simulated * 1000));
    Trace trace = Trace.constant(new Rate(simulated), length);
    Simulated run =
        FleetSimulation.of(trace)
            .withSeed(seed)
            .withSpan(length)
            .run(fleet.withCount(count), trace);
    return run.requests().meet(objective);
  }
}
