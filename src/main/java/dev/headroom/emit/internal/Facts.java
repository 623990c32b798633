package dev.headroom.emit.internal;

import dev.headroom.emit.Basis;
import dev.headroom.plan.Plan;
import dev.headroom.quantity.TimeText;
import dev.headroom.recommend.Recommendation.Sizing;
import java.util.Map;
import java.util.TreeMap;

/** What the comments of every file tell: of the plan, of the measurement, of the count. */
final class Facts {

  private Facts() {}

  static Map<String, String> of(Basis basis) {
    Plan plan = basis.plan();
    Sizing sizing = basis.sizing();
    Map<String, String> values = new TreeMap<>();
    values.put("name", Names.dns(plan.name()));
    values.put("demand", basis.recommendation().demand().toString());
    values.put("objective", plan.objective().toString());
    values.put("percentile", plan.objective().percentile().toString());
    values.put("latency", TimeText.format(plan.objective().latency()));
    values.put("visitorTimeout", milliseconds(plan));
    values.put("boot", TimeText.format(plan.fleet().bootTime()));
    values.put("needed", Integer.toString(sizing.instances().needed()));
    values.put("reserve", Integer.toString(sizing.instances().reserve()));
    values.put("count", Integer.toString(sizing.instances().count()));
    values.put("used", Names.down(sizing.perInstance().used()));
    values.put("sustainable", Names.rounded(sizing.perInstance().sustainable().value(), 1));
    values.put("metric", Names.metric(sizing.autoscaler().metric()));
    values.put("target", Names.down(sizing.autoscaler().target()));
    values.put("steep", steep(sizing));
    return values;
  }

  /** Whole milliseconds, which both HAProxy and nginx read. */
  private static String milliseconds(Plan plan) {
    return Math.max(1, plan.scenario().timeout().toMillis()) + "ms";
  }

  /** Where the least number is the full count, no target would react in time. */
  private static String steep(Sizing sizing) {
    return sizing.autoscaler().min() >= sizing.instances().count()
        ? "The least number is the full count: it has to be up before the peak comes."
        : "The least number carries the time before the peak; the rise has to be as slow as planned.";
  }
}
