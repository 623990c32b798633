package dev.headroom.emit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.headroom.testing.Programs;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Prometheus' own promtool is the judge of the rules, and of when they fire. */
class PrometheusAlertsTest {

  /**
   * 4 instances: first 300/s, 75 a piece, above the target of 70.123 at the maximum of 8 replicas
   * wanted; then 400/s, 100 a piece, above 90. 2 % of the gateway's answers are 502, the budget is
   * 1 %.
   */
  private static final String CASE =
      """
      rule_files: [shop-launch-alerts.yaml]
      evaluation_interval: 1m
      tests:
        - interval: 1m
          input_series:
            - {series: 'http_requests_total{service="shop-launch",pod="a"}', values: '0+9000x10 114000+12000x10'}
            - {series: 'http_requests_total{service="shop-launch",pod="b"}', values: '0+9000x10 114000+12000x10'}
            - {series: 'http_requests_total{service="other"}', values: '0+900000x20'}
            - {series: 'kube_deployment_status_replicas_ready{deployment="shop-launch"}', values: '4x20'}
            - {series: 'gateway_responses_total{service="shop-launch",status="200"}', values: '0+9800x20'}
            - {series: 'gateway_responses_total{service="shop-launch",status="502"}', values: '0x10 200+200x10'}
            - {series: 'kube_horizontalpodautoscaler_status_current_replicas{horizontalpodautoscaler="shop-launch"}', values: '7x5 8x15'}
            - {series: 'kube_horizontalpodautoscaler_spec_max_replicas{horizontalpodautoscaler="shop-launch"}', values: '8x20'}
          alert_rule_test:
            - {eval_time: 5m, alertname: CapacityExhausted}
            - {eval_time: 10m, alertname: HeadroomUsedUp}
            - {eval_time: 10m, alertname: GatewayErrorsAboveBudget}
            - eval_time: 10m
              alertname: CapacityExhausted
              exp_alerts:
                - exp_labels: {severity: critical, service: shop-launch}
                  exp_annotations: {summary: "shop-launch has no instance left to add and runs above its target"}
            - eval_time: 18m
              alertname: HeadroomUsedUp
              exp_alerts:
                - exp_labels: {severity: warning, service: shop-launch}
                  exp_annotations: {summary: "shop-launch is at 90% of the measured capacity of its instances"}
            - eval_time: 18m
              alertname: GatewayErrorsAboveBudget
              exp_alerts:
                - exp_labels: {severity: critical, service: shop-launch}
                  exp_annotations: {summary: "shop-launch answers more gateway errors than its objective allows"}
      """;

  @TempDir private Path folder;

  @Test
  void promtoolAcceptsTheRulesAndSeesThemFireWhenTheyShould() throws Exception {
    Path promtool = Programs.require("promtool");
    EmittedFile file =
        EmitFormat.PROMETHEUS_ALERTS.emitter().emit(EmitSamples.PLAN, EmitSamples.recommendation());
    Files.writeString(folder.resolve(file.name()), file.content());
    Files.writeString(folder.resolve("case.yaml"), CASE);
    assertPasses(promtool, "check", "rules", file.name());
    assertPasses(promtool, "test", "rules", "case.yaml");
  }

  private void assertPasses(Path promtool, String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of(arguments));
    command.add(0, promtool.toString());
    Process process =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), output);
  }
}
