package dev.headroom.emit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HPAScalingRules;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Kubernetes' own types, as fabric8 has them, are the judge of what Kubernetes is given. */
class KubernetesModelsTest {

  private static final ObjectMapper MODELS = new ObjectMapper();

  private static final Basis BASIS = EmitSamples.awkward();

  private static <T> T read(EmitFormat format, Class<T> type) {
    T model = MODELS.convertValue(EmitSamples.tree(format, BASIS), type);
    assertEquals("", UnknownFields.of(model), "fields that Kubernetes doesn't know");
    return model;
  }

  @Test
  void anUnknownFieldWouldBeFound() {
    Map<?, ?> misspelt =
        Map.of("spec", Map.of("behavior", Map.of("scaleUp", Map.of("tolerence", 1))));
    HorizontalPodAutoscaler hpa = MODELS.convertValue(misspelt, HorizontalPodAutoscaler.class);
    assertEquals("HorizontalPodAutoscaler.spec.behavior.scaleUp.tolerence", UnknownFields.of(hpa));
  }

  @ParameterizedTest
  @EnumSource(names = {"KUBERNETES_HPA", "KUBERNETES_HPA_CPU", "KUBERNETES_HPA_EXTERNAL"})
  void anHpaScalesTheDeploymentOfThePlansNameBetweenTheCounts(EmitFormat format) {
    HorizontalPodAutoscaler hpa = read(format, HorizontalPodAutoscaler.class);
    assertEquals("autoscaling/v2", hpa.getApiVersion());
    assertEquals("shop-launch", hpa.getMetadata().getName());
    assertEquals("Deployment", hpa.getSpec().getScaleTargetRef().getKind());
    assertEquals("shop-launch", hpa.getSpec().getScaleTargetRef().getName());
    assertEquals(4, hpa.getSpec().getMinReplicas());
    assertEquals(8, hpa.getSpec().getMaxReplicas());
    assertEquals(1, hpa.getSpec().getMetrics().size());
  }

  /** Kubernetes' validation: windows 0 to 3600 s, periods 1 to 1800 s, values above 0. */
  @ParameterizedTest
  @EnumSource(names = {"KUBERNETES_HPA", "KUBERNETES_HPA_CPU", "KUBERNETES_HPA_EXTERNAL"})
  void windowsAndPeriodsStayWithinWhatTheServerAccepts(EmitFormat format) {
    var behavior = read(format, HorizontalPodAutoscaler.class).getSpec().getBehavior();
    assertRules(behavior.getScaleUp(), 0, 50, 1800);
    assertRules(behavior.getScaleDown(), 3600, 10, 60);
  }

  private static void assertRules(HPAScalingRules rules, int window, int value, int period) {
    assertEquals(window, rules.getStabilizationWindowSeconds());
    assertEquals("Max", rules.getSelectPolicy());
    assertEquals("Percent", rules.getPolicies().get(0).getType());
    assertEquals(value, rules.getPolicies().get(0).getValue());
    assertEquals(period, rules.getPolicies().get(0).getPeriodSeconds());
  }

  @Test
  void theTargetIsAnAveragePerPodRoundedDown() {
    var hpa = read(EmitFormat.KUBERNETES_HPA, HorizontalPodAutoscaler.class);
    var pods = hpa.getSpec().getMetrics().get(0).getPods();
    assertEquals("AverageValue", pods.getTarget().getType());
    assertEquals(new BigDecimal("70.123"), pods.getTarget().getAverageValue().getNumericalAmount());
    assertNull(pods.getTarget().getValue());
    assertNull(pods.getTarget().getAverageUtilization());
  }

  @Test
  void anExternalMetricIsTheSumThatKubernetesDivides() {
    var hpa = read(EmitFormat.KUBERNETES_HPA_EXTERNAL, HorizontalPodAutoscaler.class);
    var external = hpa.getSpec().getMetrics().get(0).getExternal();
    assertEquals("AverageValue", external.getTarget().getType());
    assertEquals(
        Map.of("service", "shop-launch"), external.getMetric().getSelector().getMatchLabels());
  }

  /** 70.1237 of the 199.5 requests/s at which the measured instance saturates are 35.15 %. */
  @Test
  void theCpuTargetIsTheShareOfSaturationRoundedDown() {
    var hpa = read(EmitFormat.KUBERNETES_HPA_CPU, HorizontalPodAutoscaler.class);
    var resource = hpa.getSpec().getMetrics().get(0).getResource();
    assertEquals("cpu", resource.getName());
    assertEquals("Utilization", resource.getTarget().getType());
    assertEquals(35, resource.getTarget().getAverageUtilization());
    assertNull(resource.getTarget().getAverageValue());
  }

  @Test
  void aDisruptionLeavesAsManyAsThePeakNeeds() {
    var budget = read(EmitFormat.KUBERNETES_PDB, PodDisruptionBudget.class);
    assertEquals("policy/v1", budget.getApiVersion());
    assertEquals(3, budget.getSpec().getMinAvailable().getIntVal());
    assertNull(budget.getSpec().getMaxUnavailable());
    assertTrue(budget.getSpec().getSelector().getMatchLabels().containsValue("shop-launch"));
  }

  @Test
  void aDeploymentRunsTheFullCountAlsoWhileItIsUpdated() {
    var deployment = read(EmitFormat.KUBERNETES_DEPLOYMENT, Deployment.class);
    assertEquals("apps/v1", deployment.getApiVersion());
    assertEquals(4, deployment.getSpec().getReplicas());
    var update = deployment.getSpec().getStrategy().getRollingUpdate();
    assertEquals(0, update.getMaxUnavailable().getIntVal());
    assertEquals(1, update.getMaxSurge().getIntVal());
  }
}
