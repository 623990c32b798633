package dev.headroom.emit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.headroom.quantity.HeadroomException;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HPAScalingRules;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.dataformat.yaml.YAMLMapper;

class KubernetesHpaTest {

  private static final EmittedFile FILE =
      EmitFormat.KUBERNETES_HPA.emitter().emit(EmitSamples.PLAN, EmitSamples.recommendation());

  private final Map<?, ?> tree = new YAMLMapper().readValue(FILE.content(), Map.class);
  private final HorizontalPodAutoscaler hpa =
      new ObjectMapper().convertValue(tree, HorizontalPodAutoscaler.class);

  /** Unknown fields land in additional properties, and what is written again is what was read. */
  @Test
  void everyFieldIsOneThatKubernetesKnows() {
    assertTrue(hpa.getAdditionalProperties().isEmpty());
    assertTrue(hpa.getMetadata().getAdditionalProperties().isEmpty());
    var spec = hpa.getSpec();
    assertTrue(spec.getAdditionalProperties().isEmpty());
    assertTrue(spec.getScaleTargetRef().getAdditionalProperties().isEmpty());
    assertTrue(spec.getBehavior().getAdditionalProperties().isEmpty());
    var metric = spec.getMetrics().get(0);
    assertTrue(metric.getAdditionalProperties().isEmpty());
    assertTrue(metric.getPods().getAdditionalProperties().isEmpty());
    assertTrue(metric.getPods().getMetric().getAdditionalProperties().isEmpty());
    assertTrue(metric.getPods().getTarget().getAdditionalProperties().isEmpty());
  }

  @Test
  void itScalesTheDeploymentOfThePlansNameBetweenTheCounts() {
    assertEquals("autoscaling/v2", hpa.getApiVersion());
    assertEquals("HorizontalPodAutoscaler", hpa.getKind());
    assertEquals("shop-launch", hpa.getMetadata().getName());
    assertEquals("Deployment", hpa.getSpec().getScaleTargetRef().getKind());
    assertEquals("shop-launch", hpa.getSpec().getScaleTargetRef().getName());
    assertEquals(4, hpa.getSpec().getMinReplicas());
    assertEquals(8, hpa.getSpec().getMaxReplicas());
  }

  @Test
  void theTargetIsAnAveragePerPodRoundedDown() {
    assertEquals(1, hpa.getSpec().getMetrics().size());
    var metric = hpa.getSpec().getMetrics().get(0);
    assertEquals("Pods", metric.getType());
    var target = metric.getPods().getTarget();
    assertEquals("AverageValue", target.getType());
    assertEquals(new BigDecimal("70.123"), target.getAverageValue().getNumericalAmount());
    assertEquals(null, target.getValue());
    assertEquals(null, target.getAverageUtilization());
  }

  /** Kubernetes' validation: windows 0 to 3600 s, periods 1 to 1800 s, values above 0. */
  @Test
  void windowsAndPeriodsStayWithinWhatTheServerAccepts() {
    var behavior = hpa.getSpec().getBehavior();
    assertRules(behavior.getScaleUp(), 0, 50, 1800);
    assertRules(behavior.getScaleDown(), 3600, 10, 60);
  }

  private static void assertRules(HPAScalingRules rules, int window, int value, int period) {
    assertTrue(rules.getAdditionalProperties().isEmpty());
    assertEquals(window, rules.getStabilizationWindowSeconds());
    assertEquals("Max", rules.getSelectPolicy());
    var policy = rules.getPolicies().get(0);
    assertTrue(policy.getAdditionalProperties().isEmpty());
    assertEquals("Percent", policy.getType());
    assertEquals(value, policy.getValue());
    assertEquals(period, policy.getPeriodSeconds());
  }

  @Test
  void theSameRecommendationGivesTheSameBytes() {
    for (EmitFormat format : EmitFormat.values()) {
      EmittedFile first = format.emitter().emit(EmitSamples.PLAN, EmitSamples.recommendation());
      assertEquals(first, format.emitter().emit(EmitSamples.PLAN, EmitSamples.recommendation()));
      assertTrue(first.content().endsWith("\n"));
      assertFalse(first.content().contains("\r"));
    }
  }

  @Test
  void withoutASizingNothingIsEmitted() {
    for (EmitFormat format : EmitFormat.values()) {
      HeadroomException refusal =
          assertThrows(
              HeadroomException.class,
              () -> format.emitter().emit(EmitSamples.PLAN, EmitSamples.UNKNOWN));
      assertEquals(HeadroomException.Kind.INCONCLUSIVE, refusal.kind());
      assertTrue(String.valueOf(refusal.getMessage()).contains("never saturated"));
    }
  }
}
