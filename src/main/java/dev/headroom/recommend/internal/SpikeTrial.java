package dev.headroom.recommend.internal;

import dev.headroom.fleet.Fleet;
import dev.headroom.fleet.FleetSimulation;
import dev.headroom.fleet.Simulated;
import dev.headroom.fleet.Trace;
import dev.headroom.fleet.autoscaler.Autoscaler.Sampling;
import dev.headroom.fleet.autoscaler.Hpa;
import dev.headroom.fleet.autoscaler.HpaMetric;
import dev.headroom.fleet.autoscaler.HpaMetric.Source;
import dev.headroom.fleet.autoscaler.ScalingRules;
import dev.headroom.fleet.autoscaler.ScalingRules.Policy;
import dev.headroom.fleet.autoscaler.ScalingRules.Select;
import dev.headroom.fleet.autoscaler.ScalingRules.Unit;
import dev.headroom.plan.Load.Spike;
import dev.headroom.plan.LoadShape;
import dev.headroom.plan.LoadShape.Segment;
import dev.headroom.quantity.Rate;
import dev.headroom.quantity.TimeText;
import java.time.Duration;
import java.util.List;

/**
 * The demanded spike in simulation, under the autoscaler as it is recommended and emitted: a minute
 * of the baseline, the spike, and a quarter of an hour in which it scales back.
 *
 * @param replica of an instance
 * @param spike demanded
 * @param most instances
 */
record SpikeTrial(Replica replica, Spike spike, int most) {

  private static final Duration BEFORE = Duration.ofMinutes(1);
  private static final Duration AFTER = Duration.ofMinutes(15);

  /** As {@code Recommender} recommends: the count may double in each period. */
  private static final ScalingRules UP =
      new ScalingRules(
          Duration.ZERO,
          Select.MAX,
          List.of(new Policy(Unit.PERCENT, 100, Duration.ofSeconds(15))),
          ScalingRules.DEFAULT_TOLERANCE);

  /** As it is emitted: down by a tenth a minute after five minutes. */
  private static final ScalingRules DOWN =
      new ScalingRules(
          Duration.ofMinutes(5),
          Select.MAX,
          List.of(new Policy(Unit.PERCENT, 10, Duration.ofMinutes(1))),
          ScalingRules.DEFAULT_TOLERANCE);

  /**
   * A run, judged from the beginning of the rise to the end of the fall.
   *
   * @param min least number of instances, all of which are up
   * @param target requests per second an instance
   */
  Simulated run(int min, double target, long seed) {
    Trace trace = Trace.poisson(shape());
    Hpa hpa =
        new Hpa(
            min,
            Math.max(min, most),
            List.of(new HpaMetric(Source.POD_RATE, target * replica.scale())),
            UP,
            DOWN,
            Hpa.SYNC_PERIOD,
            Sampling.METRICS_SERVER);
    Fleet fleet = replica.fleet().withCount(start(min, target));
    return FleetSimulation.of(trace)
        .withSeed(seed)
        .withSpan(Duration.ofSeconds(60))
        .judging(BEFORE, BEFORE.plus(spike.untilFallen()).minus(spike.untilRise()))
        .run(fleet, trace, hpa);
  }

  /** The fewest that the tolerance leaves up at the baseline. */
  private int start(int min, double target) {
    double tolerated = target * (1 + ScalingRules.DEFAULT_TOLERANCE);
    return Math.max(min, Counting.needed(spike.baseline().perSecond(), tolerated));
  }

  /** What a day with one such spike costs, in hours of an instance. */
  double instanceHours(Simulated run, int min, double target) {
    double rest = Duration.ofDays(1).toSeconds() - TimeText.seconds(shape().length());
    return run.instanceHours() + Math.max(0, rest) * start(min, target) / 3600;
  }

  /** How many requests one run follows. */
  double requests() {
    return shape().requests();
  }

  private LoadShape shape() {
    Spike scaled =
        new Spike(
            spike.baseline().times(replica.scale()),
            spike.peak().times(replica.scale()),
            spike.form(),
            BEFORE);
    Rate baseline = scaled.baseline();
    Duration more = AFTER.minus(BEFORE);
    return scaled.shape().then(new Segment(baseline, baseline, more));
  }
}
