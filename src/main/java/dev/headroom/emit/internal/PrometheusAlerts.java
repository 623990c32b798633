package dev.headroom.emit.internal;

import dev.headroom.emit.EmittedFile;
import dev.headroom.emit.Emitter;
import dev.headroom.plan.Plan;
import dev.headroom.recommend.Recommendation;
import dev.headroom.recommend.Recommendation.Sizing;

/**
 * A Prometheus rule file with three alerts that only a measured capacity makes possible: headroom
 * used up, gateway errors above the objective's budget, and no instance left to add.
 */
public final class PrometheusAlerts implements Emitter {

  /** Early enough to add instances, late enough not to cry at every wave. */
  private static final double USED_UP = 0.9;

  private static final String RULES =
      """
      # Written by Headroom for a peak of ${demand}.
      # One instance sustains ${sustainable}/s within the objective: ${objective}.
      # Metric names that are assumed; rename them to yours:
      #   http_requests_total                 requests of all instances, label service
      #   gateway_responses_total             the gateway's answers, labels service and status
      #   kube_deployment_status_replicas_ready, kube_horizontalpodautoscaler_*: kube-state-metrics
      groups:
        - name: headroom-${name}
          rules:
            # 90% of what one instance sustains.
            - alert: HeadroomUsedUp
              expr: >-
                ${perInstance} > ${usedUp}
              for: 2m
              labels: {severity: warning, service: "${name}"}
              annotations:
                summary: "${name} is at 90% of the measured capacity of its instances"
            # The error budget of the plan's objective.
            - alert: GatewayErrorsAboveBudget
              expr: >-
                sum(rate(gateway_responses_total{service="${name}",status=~"502|503|504"}[1m]))
                / sum(rate(gateway_responses_total{service="${name}"}[1m])) > ${budget}
              for: 1m
              labels: {severity: critical, service: "${name}"}
              annotations:
                summary: "${name} answers more gateway errors than its objective allows"
            # The autoscaler is at its maximum and each instance above the autoscaler's target.
            - alert: CapacityExhausted
              expr: >-
                max(kube_horizontalpodautoscaler_status_current_replicas{horizontalpodautoscaler="${name}"})
                >= max(kube_horizontalpodautoscaler_spec_max_replicas{horizontalpodautoscaler="${name}"})
                and ${perInstance} > ${target}
              for: 1m
              labels: {severity: critical, service: "${name}"}
              annotations:
                summary: "${name} has no instance left to add and runs above its target"
      """;

  private static final String PER_INSTANCE =
      "sum(rate(http_requests_total{service=\"${name}\"}[1m]))"
          + " / sum(kube_deployment_status_replicas_ready{deployment=\"${name}\"})";

  @Override
  public EmittedFile emit(Plan plan, Recommendation recommendation) {
    Sizing sizing = Names.sizing(recommendation);
    String name = Names.dns(plan.name());
    double used = sizing.perInstance().used();
    String text =
        RULES
            .replace("${perInstance}", PER_INSTANCE)
            .replace("${name}", name)
            .replace("${demand}", recommendation.demand().toString())
            .replace("${objective}", plan.objective().toString())
            .replace("${sustainable}", Names.down(used))
            .replace("${usedUp}", Names.down(used * USED_UP))
            .replace("${budget}", String.valueOf(plan.objective().errors().value()))
            .replace("${target}", Names.down(sizing.autoscaler().target()));
    return new EmittedFile(name + "-alerts.yaml", text);
  }
}
