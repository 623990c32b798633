package dev.headroom.emit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * The units that systems count in, which is where generated configuration goes wrong.
 *
 * <p>The target is 70.1237 requests/s an instance of the 100 that one sustains, 4 to 8 instances,
 * which take 60 s to boot.
 */
class UnitsTest {

  private static final Basis BASIS = EmitSamples.awkward();

  /**
   * A load balancer of AWS and one of Azure count a minute: {@code ⌊60 × 70.1237⌋ = 4207}. Below 90
   * % of 4/5 of it one of five instances may go: {@code ⌊0.9 × 4207 × 4/5⌋ = 3029}.
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          KEDA | /spec/triggers/0/metadata/threshold | 70.123
          KEDA | /spec/triggers/0/metricType | AverageValue
          KEDA | /spec/fallback/replicas | 4
          KNATIVE | /spec/template/metadata/annotations/autoscaling.knative.dev~1target | 70.123
          KNATIVE | /spec/template/metadata/annotations/autoscaling.knative.dev~1metric | rps
          AWS_TARGET_TRACKING | /Resources/TargetTracking/Properties/TargetTrackingConfiguration/TargetValue | 4207
          AWS_TARGET_TRACKING | /Resources/TargetTracking/Properties/EstimatedInstanceWarmup | 60
          AWS_TARGET_TRACKING_TF | /resource/aws_autoscaling_policy/headroom/target_tracking_configuration/target_value | 4207
          AWS_STEP_SCALING | /Resources/Busy/Properties/Threshold | 4207
          AWS_STEP_SCALING | /Resources/Busy/Properties/Statistic | Sum
          AWS_STEP_SCALING | /Resources/Busy/Properties/Period | 60
          AWS_STEP_SCALING | /Resources/Quiet/Properties/Threshold | 3029
          AWS_STEP_SCALING | /Resources/ScaleOut/Properties/StepAdjustments/3/MetricIntervalLowerBound | 4207
          AWS_STEP_SCALING_TF | /resource/aws_cloudwatch_metric_alarm/headroom_busy/threshold | 4207
          AWS_STEP_SCALING_TF | /resource/aws_cloudwatch_metric_alarm/headroom_quiet/threshold | 3029
          GCP_AUTOSCALER | /resource/google_compute_region_autoscaler/headroom/autoscaling_policy/load_balancing_utilization/target | 0.7
          GCP_AUTOSCALER | /output/max_rate_per_instance/value | 100
          AZURE_CONTAINER_APPS | /properties/template/scale/rules/0/http/metadata/concurrentRequests | 70
          AZURE_VMSS | /resources/0/properties/profiles/0/rules/0/metricTrigger/threshold | 4207
          AZURE_VMSS | /resources/0/properties/profiles/0/rules/1/metricTrigger/threshold | 3029
          AZURE_VMSS | /resources/0/properties/profiles/0/capacity/maximum | 8
          """)
  void aNumberIsInTheSystemsOwnUnit(EmitFormat format, String place, String expected) {
    JsonNode tree = new YAMLMapper().readTree(EmitSamples.emit(format, BASIS).content());
    assertEquals(expected, tree.at(place).asString());
  }
}
