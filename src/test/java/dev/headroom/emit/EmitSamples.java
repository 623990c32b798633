package dev.headroom.emit;

import dev.headroom.plan.Plan;
import dev.headroom.plan.PlanReader;
import dev.headroom.quantity.Estimate;
import dev.headroom.quantity.Rate;
import dev.headroom.quantity.Ratio;
import dev.headroom.recommend.Recommendation;
import dev.headroom.recommend.Recommendation.Autoscaler;
import dev.headroom.recommend.Recommendation.Instances;
import dev.headroom.recommend.Recommendation.PerInstance;
import dev.headroom.recommend.Recommendation.Sizing;
import dev.headroom.recommend.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A plan and its recommendation: one instance takes 100/s, the autoscaler aims at 70.1237/s. */
final class EmitSamples {

  private EmitSamples() {}

  static final Plan PLAN =
      PlanReader.parse("name: Shop_Launch-\ntarget: {url: 'http://localhost'}", "plan.yaml");

  static final Recommendation UNKNOWN =
      new Recommendation(
          new Rate(280), Optional.empty(), new Verdict.NotKnown("never saturated"), List.of());

  static Recommendation recommendation() {
    return new Recommendation(
        new Rate(280),
        Optional.of(
            new Sizing(
                new Instances(3, 1),
                new PerInstance(new Estimate(105, 100, 109, 0.95), 100),
                new Ratio(0.7),
                new Ratio(0.4),
                new Autoscaler(
                    4,
                    8,
                    "http_requests_per_second",
                    70.1237,
                    50,
                    Duration.ofHours(1),
                    Duration.ofHours(2)))),
        new Verdict.Feasible("4 instances"),
        List.of());
  }
}
