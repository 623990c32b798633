package dev.headroom.ingest.internal;

import dev.headroom.fleet.autoscaler.HpaMetric;
import dev.headroom.fleet.autoscaler.HpaMetric.Source;
import dev.headroom.plan.yaml.Bounds;
import dev.headroom.plan.yaml.Section;
import dev.headroom.quantity.HeadroomException;
import java.util.List;

/** Reads {@code spec.metrics} of a HorizontalPodAutoscaler. */
final class HpaMetrics {

  /** Without metrics it holds the processor at 80 % ({@code autoscaling/v2/defaults.go}). */
  private static final HpaMetric DEFAULT = new HpaMetric(Source.UTILISATION, 80);

  /** The API has no bound; a share of more than a hundred requests is a slip. */
  private static final int MOST_UTILISATION = 10_000;

  private HpaMetrics() {}

  static List<HpaMetric> of(Section spec) {
    List<Section> metrics =
        spec.sections(
            "metrics", "type", "resource", "containerResource", "pods", "external", "object");
    return metrics.isEmpty() ? List.of(DEFAULT) : metrics.stream().map(HpaMetrics::metric).toList();
  }

  private static HpaMetric metric(Section metric) {
    String type = metric.find("type").orElseThrow(() -> unknown(metric, "nothing"));
    return switch (type) {
      case "Resource" -> processor(metric.section("resource", "name", "target"));
      case "ContainerResource" ->
          processor(metric.section("containerResource", "name", "container", "target"));
      case "Pods" ->
          new HpaMetric(
              Source.POD_RATE, average(target(metric.section("pods", "metric", "target"))));
      case "External" -> total(target(metric.section("external", "metric", "target")));
      case "Object" ->
          total(target(metric.section("object", "describedObject", "metric", "target")));
      default -> throw unknown(metric, "'" + type + "'");
    };
  }

  private static HeadroomException unknown(Section metric, String found) {
    return metric.problem(
        "type",
        "found "
            + found
            + "; a metric is of type Resource, ContainerResource, Pods, External or Object");
  }

  private static HpaMetric processor(Section resource) {
    String name = resource.find("name").orElse("nothing");
    if (!name.equals("cpu")) {
      throw resource.problem(
          "name",
          "'"
              + name
              + "' isn't simulated, only cpu; leave this metric out to see what the others do");
    }
    Section target = target(resource);
    if (!target.has("averageUtilization")) {
      throw target.problem(
          "averageUtilization",
          "missing; only a share of the CPU request is simulated, state it as type Utilization");
    }
    return new HpaMetric(
        Source.UTILISATION,
        new Bounds(target).count("averageUtilization", 80, 1, MOST_UTILISATION));
  }

  private static Section target(Section metric) {
    return metric.section("target", "type", "averageUtilization", "averageValue", "value");
  }

  private static double average(Section target) {
    return target
        .find("averageValue", Quantity::parse)
        .orElseThrow(
            () ->
                target.problem(
                    "averageValue", "missing; a metric of pods has a target of type AverageValue"));
  }

  private static HpaMetric total(Section target) {
    return target.has("value")
        ? new HpaMetric(Source.TOTAL_RATE, target.find("value", Quantity::parse).orElseThrow())
        : new HpaMetric(Source.TOTAL_RATE_PER_POD, average(target));
  }
}
