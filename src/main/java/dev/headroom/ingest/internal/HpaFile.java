package dev.headroom.ingest.internal;

import dev.headroom.fleet.autoscaler.Autoscaler.Sampling;
import dev.headroom.fleet.autoscaler.Hpa;
import dev.headroom.fleet.autoscaler.ScalingRules;
import dev.headroom.plan.yaml.Bounds;
import dev.headroom.plan.yaml.Section;
import dev.headroom.plan.yaml.YamlTree;

/** The document of a HorizontalPodAutoscaler. */
public final class HpaFile {

  private static final String VERSION = "autoscaling/v2";
  private static final String KIND = "HorizontalPodAutoscaler";

  /** What is above it has a slip in it. */
  private static final int MOST_REPLICAS = 100_000;

  private HpaFile() {}

  /**
   * The autoscaler in a text.
   *
   * @param source what the text is called in errors
   * @param sampling how its metrics are taken
   */
  public static Hpa parse(String yaml, String source, Sampling sampling) {
    YamlTree.Document document =
        new YamlTree.Document(source, KIND, "'kind: " + KIND + "' and 'spec:'");
    Section root =
        Section.root(
            document,
            YamlTree.parse(yaml, document),
            "apiVersion",
            "kind",
            "metadata",
            "spec",
            "status");
    require(root, "kind", KIND, "no other kind is simulated");
    require(
        root,
        "apiVersion",
        VERSION,
        "'kubectl get hpa.v2.autoscaling NAME -o yaml' writes it in that version");
    Section spec =
        root.section("spec", "scaleTargetRef", "minReplicas", "maxReplicas", "metrics", "behavior");
    if (!spec.has("maxReplicas")) {
      throw spec.problem("maxReplicas", "missing; every autoscaler has a largest number");
    }
    Bounds bounds = new Bounds(spec);
    int min = bounds.count("minReplicas", 1, 0, MOST_REPLICAS);
    int max = bounds.count("maxReplicas", 1, Math.max(1, min), MOST_REPLICAS);
    Section behavior = spec.section("behavior", "scaleUp", "scaleDown");
    return new Hpa(
        min,
        max,
        HpaMetrics.of(spec),
        HpaRules.of(behavior, "scaleUp", ScalingRules.UP),
        HpaRules.of(behavior, "scaleDown", ScalingRules.DOWN),
        Hpa.SYNC_PERIOD,
        sampling);
  }

  private static void require(Section root, String key, String value, String remedy) {
    String found = root.find(key).orElse("nothing");
    if (!found.equals(value)) {
      throw root.problem(key, "found '" + found + "' where '" + value + "' belongs; " + remedy);
    }
  }
}
