package dev.headroom.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.headroom.fleet.autoscaler.Autoscaler.Sampling;
import dev.headroom.fleet.autoscaler.Hpa;
import dev.headroom.fleet.autoscaler.HpaMetric;
import dev.headroom.fleet.autoscaler.HpaMetric.Source;
import dev.headroom.fleet.autoscaler.ScalingRules;
import dev.headroom.fleet.autoscaler.ScalingRules.Policy;
import dev.headroom.fleet.autoscaler.ScalingRules.Select;
import dev.headroom.fleet.autoscaler.ScalingRules.Unit;
import dev.headroom.quantity.HeadroomException;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** HorizontalPodAutoscalers as people have them. */
class HpaReaderTest {

  private static final String WHOLE =
      """
      apiVersion: autoscaling/v2
      kind: HorizontalPodAutoscaler
      metadata: {name: web, namespace: shop, labels: {app: web}}
      spec:
        scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: web}
        minReplicas: 4
        maxReplicas: 20
        metrics:
        - type: Resource
          resource: {name: cpu, target: {type: Utilization, averageUtilization: 62}}
        - type: Pods
          pods: {metric: {name: rps}, target: {type: AverageValue, averageValue: "45500m"}}
        - type: External
          external: {metric: {name: rps}, target: {type: AverageValue, averageValue: "45"}}
        - type: Object
          object:
            describedObject: {apiVersion: networking.k8s.io/v1, kind: Ingress, name: web}
            metric: {name: rps}
            target: {type: Value, value: 1.5k}
        behavior:
          scaleUp:
            selectPolicy: Min
            policies:
            - {type: Percent, value: 50, periodSeconds: 30}
            - {type: Pods, value: 6, periodSeconds: 15}
          scaleDown: {stabilizationWindowSeconds: 60, tolerance: 50m}
      status: {currentReplicas: 4}
      """;

  @Test
  void everyFieldIsRead() {
    Hpa hpa = parse(WHOLE);
    assertEquals(4, hpa.min());
    assertEquals(20, hpa.max());
    assertEquals(
        List.of(
            new HpaMetric(Source.UTILISATION, 62),
            new HpaMetric(Source.POD_RATE, 45.5),
            new HpaMetric(Source.TOTAL_RATE_PER_POD, 45),
            new HpaMetric(Source.TOTAL_RATE, 1500)),
        hpa.metrics());
    assertEquals(
        new ScalingRules(
            Duration.ZERO,
            Select.MIN,
            List.of(
                new Policy(Unit.PERCENT, 50, Duration.ofSeconds(30)),
                new Policy(Unit.PODS, 6, Duration.ofSeconds(15))),
            0.1),
        hpa.up());
    assertEquals(
        new ScalingRules(Duration.ofSeconds(60), Select.MAX, ScalingRules.DOWN.policies(), 0.05),
        hpa.down());
  }

  @Test
  void whatIsntThereIsAsByDefault() {
    Hpa hpa =
        parse(
            "apiVersion: autoscaling/v2\nkind: HorizontalPodAutoscaler\nspec: {maxReplicas: 9}\n");
    assertEquals(Hpa.of(1, 9, new HpaMetric(Source.UTILISATION, 80)), hpa);
  }

  /** Each is one edit of the whole file; the line is that of the edit. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "minReplicas|minReplica|6|did you mean 'minReplicas'",
        "periodSeconds: 30|periodSecond: 30|24|did you mean 'periodSeconds'",
        "name: cpu|name: memory|10|isn't simulated, only cpu",
        "averageUtilization: 62|averageValue: 500m|10|only a share of the CPU request",
        "- type: Pods|- type: Pod|11|is of type Resource",
        "maxReplicas: 20|maxReplicas: 3|7|outside 4 to 100000",
        "kind: HorizontalPodAutoscaler|kind: Deployment|2|no other kind is simulated",
        "autoscaling/v2|autoscaling/v1|1|writes it in that version",
        "45500m|45 500|12|is not a quantity",
        "selectPolicy: Min|selectPolicy: Least|22|is none of Max, Min and Disabled",
        "stabilizationWindowSeconds: 60|stabilizationWindowSeconds: 7200|26|outside 0 to 3600",
        "status: {currentReplicas: 4}|--- {kind: b}|27|keep one HorizontalPodAutoscaler a file"
      })
  void aProblemNamesLineAndRemedy(String from, String to, int line, String remedy) {
    String edited = WHOLE.replaceFirst(Pattern.quote(from), to);
    HeadroomException problem = assertThrows(HeadroomException.class, () -> parse(edited));
    assertEquals(HeadroomException.Kind.BAD_DATA, problem.kind());
    String message = String.valueOf(problem.getMessage());
    assertTrue(message.startsWith("hpa.yaml:" + line + ": "), message);
    assertTrue(message.contains(remedy), message);
  }

  private static Hpa parse(String yaml) {
    return HpaReader.parse(yaml, "hpa.yaml", Sampling.METRICS_SERVER);
  }
}
