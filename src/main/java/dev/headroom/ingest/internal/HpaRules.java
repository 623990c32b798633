package dev.headroom.ingest.internal;

import dev.headroom.fleet.autoscaler.ScalingRules;
import dev.headroom.fleet.autoscaler.ScalingRules.Policy;
import dev.headroom.fleet.autoscaler.ScalingRules.Select;
import dev.headroom.fleet.autoscaler.ScalingRules.Unit;
import dev.headroom.plan.yaml.Bounds;
import dev.headroom.plan.yaml.Section;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/**
 * Reads {@code scaleUp} or {@code scaleDown} of a HorizontalPodAutoscaler's behavior; what isn't
 * there is as by default. Bounds are those of the API server's validation.
 */
final class HpaRules {

  private HpaRules() {}

  static ScalingRules of(Section behavior, String direction, ScalingRules defaults) {
    Section rules =
        behavior.section(
            direction, "stabilizationWindowSeconds", "selectPolicy", "policies", "tolerance");
    Bounds bounds = new Bounds(rules);
    int window =
        bounds.count(
            "stabilizationWindowSeconds", (int) defaults.stabilisation().toSeconds(), 0, 3600);
    List<Policy> policies =
        rules.sections("policies", "type", "value", "periodSeconds").stream()
            .map(HpaRules::policy)
            .toList();
    return new ScalingRules(
        Duration.ofSeconds(window),
        rules.find("selectPolicy", HpaRules::select).orElse(defaults.select()),
        policies.isEmpty() ? defaults.policies() : policies,
        rules.find("tolerance", Quantity::parseOrZero).orElse(defaults.tolerance()));
  }

  private static Policy policy(Section policy) {
    for (String key : List.of("type", "value", "periodSeconds")) {
      if (!policy.has(key)) {
        throw policy.problem(key, "missing; a policy has type, value and periodSeconds");
      }
    }
    Bounds bounds = new Bounds(policy);
    Function<String, Unit> unit =
        text ->
            switch (text) {
              case "Pods" -> Unit.PODS;
              case "Percent" -> Unit.PERCENT;
              default ->
                  throw new IllegalArgumentException("'" + text + "' is neither Pods nor Percent");
            };
    return new Policy(
        policy.find("type", unit).orElseThrow(),
        bounds.count("value", 1, 1, Integer.MAX_VALUE),
        Duration.ofSeconds(bounds.count("periodSeconds", 15, 1, 1800)));
  }

  private static Select select(String text) {
    return switch (text) {
      case "Max" -> Select.MAX;
      case "Min" -> Select.MIN;
      case "Disabled" -> Select.DISABLED;
      default ->
          throw new IllegalArgumentException("'" + text + "' is none of Max, Min and Disabled");
    };
  }
}
