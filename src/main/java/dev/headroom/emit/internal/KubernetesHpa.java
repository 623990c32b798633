package dev.headroom.emit.internal;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.headroom.emit.EmittedFile;
import dev.headroom.emit.Emitter;
import dev.headroom.plan.Plan;
import dev.headroom.quantity.TimeText;
import dev.headroom.recommend.Recommendation;
import dev.headroom.recommend.Recommendation.Autoscaler;
import dev.headroom.recommend.Recommendation.Sizing;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HPAScalingRules;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HPAScalingRulesBuilder;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscalerBuilder;
import io.fabric8.kubernetes.api.model.autoscaling.v2.MetricSpec;
import io.fabric8.kubernetes.api.model.autoscaling.v2.MetricSpecBuilder;
import java.time.Duration;
import java.util.Map;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;

/**
 * A HorizontalPodAutoscaler on requests per second a pod, {@code autoscaling/v2}.
 *
 * <p>The metric is of type Pods with an AverageValue, so the target is per pod. The bounds of
 * windows and periods are those of the API server's validation.
 */
public final class KubernetesHpa implements Emitter {

  private static final int LONGEST_WINDOW_SECONDS = 3600;
  private static final int LONGEST_PERIOD_SECONDS = 1800;

  /** Gentler than the default of 100 % in 15 s, which drops a fleet between two waves. */
  private static final int SCALE_DOWN_PERCENT = 10;

  private static final Duration SCALE_DOWN_PERIOD = Duration.ofMinutes(1);

  /** The models carry annotations of Jackson 2, so it is Jackson 2 that takes them apart. */
  private static final ObjectMapper MODELS = new ObjectMapper();

  private static final ObjectWriter YAML =
      YAMLMapper.builder()
          .disable(YAMLWriteFeature.WRITE_DOC_START_MARKER, YAMLWriteFeature.SPLIT_LINES)
          .build()
          .writer();

  @Override
  public EmittedFile emit(Plan plan, Recommendation recommendation) {
    Sizing sizing = Names.sizing(recommendation);
    String name = Names.dns(plan.name());
    String comments = comments(plan, recommendation, sizing);
    return new EmittedFile(name + "-hpa.yaml", comments + yaml(hpa(name, sizing.autoscaler())));
  }

  private static String yaml(HorizontalPodAutoscaler hpa) {
    return YAML.writeValueAsString(MODELS.convertValue(hpa, Map.class));
  }

  private static String comments(Plan plan, Recommendation recommendation, Sizing sizing) {
    Autoscaler autoscaler = sizing.autoscaler();
    return String.join(
            "\n",
            "# Written by Headroom for a peak of " + recommendation.demand() + ".",
            "# averageValue: requests/s a pod. One instance sustains "
                + Names.down(sizing.perInstance().used())
                + "/s within "
                + plan.objective()
                + ".",
            "# minReplicas "
                + autoscaler.min()
                + ", maxReplicas "
                + autoscaler.max()
                + ": the peak needs "
                + sizing.instances().needed()
                + ", and "
                + sizing.instances().reserve()
                + " more may fail.",
            "# scaleUp: at most "
                + autoscaler.scaleUpPercent()
                + "% in "
                + TimeText.format(autoscaler.scaleUpPeriod())
                + "; an instance takes "
                + TimeText.format(plan.fleet().bootTime())
                + " to boot.",
            "# scaleDown: a lower count has to be right for "
                + TimeText.format(autoscaler.scaleDownStabilisation())
                + "; then "
                + SCALE_DOWN_PERCENT
                + "% a minute, Headroom's own choice.",
            "# Assumed: a Deployment of this name, and a metrics adapter that serves the metric a pod.")
        + "\n";
  }

  private static HorizontalPodAutoscaler hpa(String name, Autoscaler autoscaler) {
    int least = Math.max(1, autoscaler.min());
    return new HorizontalPodAutoscalerBuilder()
        .withNewMetadata()
        .withName(name)
        .endMetadata()
        .withNewSpec()
        .withNewScaleTargetRef("apps/v1", "Deployment", name)
        .withMinReplicas(least)
        .withMaxReplicas(Math.max(least, autoscaler.max()))
        .withMetrics(metric(autoscaler))
        .withNewBehavior()
        .withScaleUp(rules(Duration.ZERO, autoscaler.scaleUpPercent(), autoscaler.scaleUpPeriod()))
        .withScaleDown(
            rules(autoscaler.scaleDownStabilisation(), SCALE_DOWN_PERCENT, SCALE_DOWN_PERIOD))
        .endBehavior()
        .endSpec()
        .build();
  }

  private static MetricSpec metric(Autoscaler autoscaler) {
    return new MetricSpecBuilder()
        .withType("Pods")
        .withNewPods()
        .withNewMetric()
        .withName(Names.metric(autoscaler.metric()))
        .endMetric()
        .withNewTarget()
        .withType("AverageValue")
        .withAverageValue(new Quantity(Names.down(autoscaler.target())))
        .endTarget()
        .endPods()
        .build();
  }

  private static HPAScalingRules rules(Duration window, int percent, Duration period) {
    return new HPAScalingRulesBuilder()
        .withStabilizationWindowSeconds(clamp(window, 0, LONGEST_WINDOW_SECONDS))
        .withSelectPolicy("Max")
        .addNewPolicy()
        .withType("Percent")
        .withValue(Math.max(1, percent))
        .withPeriodSeconds(clamp(period, 1, LONGEST_PERIOD_SECONDS))
        .endPolicy()
        .build();
  }

  private static int clamp(Duration duration, int least, int most) {
    return (int) Math.max(least, Math.min(most, Math.ceil(TimeText.seconds(duration))));
  }
}
