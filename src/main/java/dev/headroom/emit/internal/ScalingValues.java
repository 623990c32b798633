package dev.headroom.emit.internal;

import dev.headroom.emit.Basis;
import dev.headroom.plan.Plan;
import dev.headroom.quantity.TimeText;
import dev.headroom.recommend.Recommendation.Autoscaler;
import dev.headroom.recommend.Recommendation.Instances;
import dev.headroom.recommend.Recommendation.Sizing;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/**
 * What configuration of autoscalers says: counts, targets and times, within each system's bounds.
 */
public final class ScalingValues {

  /** Kubernetes' validation of {@code stabilizationWindowSeconds}. */
  private static final int LONGEST_WINDOW_SECONDS = 3600;

  /** Kubernetes' validation of {@code periodSeconds}. */
  private static final int LONGEST_PERIOD_SECONDS = 1800;

  /** Gentler than Kubernetes' default of 100 % in 15 s, which drops a fleet between two waves. */
  private static final int SCALE_DOWN_PERCENT = 10;

  /** Container Apps' own limit. */
  private static final int MOST_AZURE_REPLICAS = 1000;

  /** Google's bounds of {@code time_window_sec}. */
  private static final int LEAST_GCP_WINDOW_SECONDS = 60;

  /** Below the load at which one instance fewer would be at the target, so that it isn't missed. */
  private static final double QUIET = 0.9;

  private ScalingValues() {}

  /** By the names of the gaps that they fill. */
  public static Map<String, String> of(Basis basis) {
    Map<String, String> values = new TreeMap<>(Facts.of(basis));
    Autoscaler autoscaler = basis.sizing().autoscaler();
    Plan plan = basis.plan();
    values.putAll(behavior(autoscaler));
    values.putAll(targets(basis.sizing(), basis.fit().saturation().rate().value(), plan));
    values.putAll(boot(plan.fleet().bootTime()));
    return values;
  }

  private static Map<String, String> behavior(Autoscaler autoscaler) {
    Duration down = autoscaler.scaleDownStabilisation();
    int window = clamp(down, 0, LONGEST_WINDOW_SECONDS);
    int minutes = Math.max(1, (window + 59) / 60);
    return Map.of(
        "upPercent", text(Math.max(1, autoscaler.scaleUpPercent())),
        "upPeriod", text(clamp(autoscaler.scaleUpPeriod(), 1, LONGEST_PERIOD_SECONDS)),
        "downPercent", text(SCALE_DOWN_PERCENT),
        "downWindow", text(window),
        "downPeriods", text(minutes),
        "gcpWindow", text(clamp(down, LEAST_GCP_WINDOW_SECONDS, LONGEST_WINDOW_SECONDS)),
        "azureWindowMinutes", text(Math.max(5, minutes)));
  }

  private static Map<String, String> targets(Sizing sizing, double saturation, Plan plan) {
    Autoscaler autoscaler = sizing.autoscaler();
    double target = autoscaler.target();
    double capacity = saturation / plan.fleet().instances();
    int perMinute = (int) Math.max(4, Math.floor(target * 60));
    int min = Math.max(1, autoscaler.min());
    int max = Math.max(min, autoscaler.max());
    Instances instances = sizing.instances();
    Map<String, String> values = new TreeMap<>();
    values.put("capacity", Names.rounded(capacity, 1));
    values.put("cpu", text(Math.max(1, (int) Math.floor(100 * target / capacity))));
    values.put("targetWhole", text(Math.max(1, (int) Math.floor(target))));
    values.put("targetShare", share(target / sizing.perInstance().used()));
    values.put("targetPerMinute", text(perMinute));
    values.put("quarterPerMinute", text(perMinute / 4));
    values.put("halfPerMinute", text(perMinute / 2));
    values.put("quietPerMinute", text((int) Math.floor(QUIET * perMinute * min / (min + 1))));
    values.put("min", text(min));
    values.put("minPlusOne", text(min + 1));
    values.put("max", text(max));
    values.put("defaultCount", text(Math.min(max, Math.max(min, instances.count()))));
    values.put("azureMin", text(Math.min(MOST_AZURE_REPLICAS, min)));
    values.put("azureMax", text(Math.min(MOST_AZURE_REPLICAS, max)));
    return values;
  }

  /** Two decimals, rounded down, and never none at all. */
  private static String share(double share) {
    return Names.rounded(Math.max(0.01, Math.floor(Math.min(1, share) * 100) / 100), 2);
  }

  private static Map<String, String> boot(Duration boot) {
    int seconds = clamp(boot, 0, Integer.MAX_VALUE);
    return Map.of(
        "bootSeconds", text(seconds), "bootMinutes", text(Math.max(1, (seconds + 59) / 60)));
  }

  private static int clamp(Duration duration, int least, int most) {
    return (int) Math.max(least, Math.min(most, Math.ceil(TimeText.seconds(duration))));
  }

  private static String text(int value) {
    return Integer.toString(value);
  }
}
