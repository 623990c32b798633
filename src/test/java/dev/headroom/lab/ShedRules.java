package dev.headroom.lab;

import dev.headroom.collect.Recording;
import dev.headroom.emit.Basis;
import dev.headroom.emit.EmitFormat;
import dev.headroom.fit.Fit;
import dev.headroom.fit.Fitter;
import dev.headroom.plan.Plan;
import dev.headroom.plan.PlanReader;
import dev.headroom.quantity.TimeText;
import dev.headroom.recommend.Recommender;
import dev.headroom.testing.VirtualRetrograde;
import dev.headroom.testing.VirtualRun;

/**
 * What {@code emit} writes for the gateways in front of an origin that slows down in overload,
 * after that origin was measured, in virtual time.
 */
final class ShedRules {

  private static final String PLAN =
      """
      name: shop
      target: {url: "http://127.0.0.1:1"}
      objective: {latency: p99 < 500ms, errors: 1%}
      demand: {peak: 100/s}
      fleet: {instances: 1, reserve: 0}
      """;

  private ShedRules() {}

  static Basis of(OriginSpec origin) {
    VirtualRetrograde same =
        new VirtualRetrograde(
            origin.workers(),
            origin.workers() + origin.queue(),
            TimeText.seconds(origin.law().mean()),
            origin.slowdown());
    Recording recording =
        new VirtualRun()
            .control(20, 6)
            .levels(12, 2, 40, 80, 110, 130, 150, 170, 200, 260)
            .against(same, 3);
    Plan plan = PlanReader.parse(PLAN, "plan.yaml");
    Fit fit = Fitter.withDefaults().withResamples(40).fit(recording, plan.objective());
    return new Basis(plan, recording, fit, Recommender.withDefaults().recommend(plan, fit));
  }

  static String text(EmitFormat format, Basis basis) {
    return format.emitter().emit(basis).content();
  }
}
