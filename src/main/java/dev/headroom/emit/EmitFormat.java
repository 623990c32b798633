package dev.headroom.emit;

import dev.headroom.emit.internal.AlertTests;
import dev.headroom.emit.internal.AlertValues;
import dev.headroom.emit.internal.ErrorTests;
import dev.headroom.emit.internal.LogSettings;
import dev.headroom.emit.internal.PrometheusRule;
import dev.headroom.emit.internal.ScalingValues;
import dev.headroom.emit.internal.Shedding;
import dev.headroom.emit.internal.Template;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The systems that configuration is written for; one file each. */
public enum EmitFormat {
  KUBERNETES_HPA(
      "k8s-hpa",
      "HorizontalPodAutoscaler on requests/s a pod",
      () -> new Template("k8s-hpa.yaml", "-hpa.yaml", ScalingValues::of)),
  KUBERNETES_HPA_CPU(
      "k8s-hpa-cpu",
      "HorizontalPodAutoscaler on CPU",
      () -> new Template("k8s-hpa-cpu.yaml", "-hpa-cpu.yaml", ScalingValues::of)),
  KUBERNETES_HPA_EXTERNAL(
      "k8s-hpa-external",
      "HorizontalPodAutoscaler on an external metric",
      () -> new Template("k8s-hpa-external.yaml", "-hpa-external.yaml", ScalingValues::of)),
  KUBERNETES_PDB(
      "k8s-pdb",
      "PodDisruptionBudget",
      () -> new Template("k8s-pdb.yaml", "-pdb.yaml", ScalingValues::of)),
  KUBERNETES_DEPLOYMENT(
      "k8s-deployment",
      "patch of a Deployment's replicas",
      () -> new Template("k8s-deployment.yaml", "-deployment.yaml", ScalingValues::of)),
  KEDA(
      "keda",
      "KEDA ScaledObject on a Prometheus query",
      () -> new Template("keda.yaml", "-keda.yaml", ScalingValues::of)),
  KNATIVE(
      "knative",
      "Knative Service: scale and concurrency",
      () -> new Template("knative.yaml", "-knative.yaml", Shedding::values)),
  CLOUD_RUN(
      "cloud-run",
      "Cloud Run service: scale and concurrency",
      () -> new Template("cloud-run.yaml", "-cloud-run.yaml", Shedding::values)),
  AWS_TARGET_TRACKING(
      "aws-target-tracking",
      "target tracking policy, CloudFormation",
      () -> new Template("aws-target-tracking.yaml", "-target-tracking.yaml", ScalingValues::of)),
  AWS_TARGET_TRACKING_TF(
      "aws-target-tracking-tf",
      "target tracking policy, Terraform",
      () ->
          new Template(
              "aws-target-tracking.tf.json", "-target-tracking.tf.json", ScalingValues::of)),
  AWS_STEP_SCALING(
      "aws-step-scaling",
      "step scaling policies, their alarms, CloudFormation",
      () -> new Template("aws-step-scaling.yaml", "-step-scaling.yaml", ScalingValues::of)),
  AWS_STEP_SCALING_TF(
      "aws-step-scaling-tf",
      "step scaling policies, their alarms, Terraform",
      () -> new Template("aws-step-scaling.tf.json", "-step-scaling.tf.json", ScalingValues::of)),
  GCP_AUTOSCALER(
      "gcp-autoscaler",
      "autoscaler of a regional instance group, Terraform",
      () -> new Template("gcp-autoscaler.tf.json", "-gcp.tf.json", ScalingValues::of)),
  AZURE_CONTAINER_APPS(
      "azure-container-apps",
      "scale of a Container App",
      () -> new Template("azure-container-apps.yaml", "-container-app.yaml", ScalingValues::of)),
  AZURE_VMSS(
      "azure-vmss",
      "autoscale setting of a scale set, ARM template",
      () -> new Template("azure-vmss.json", "-vmss.json", ScalingValues::of)),
  PROMETHEUS_ALERTS(
      "prometheus-alerts",
      "recording and alert rules",
      () -> new Template("prometheus-alerts.yaml", "-alerts.yaml", AlertValues::of)),
  PROMETHEUS_ALERT_TESTS(
      "prometheus-alert-tests", "promtool's test of those on load", AlertTests::new),
  PROMETHEUS_ERROR_TESTS(
      "prometheus-error-tests", "promtool's test of those on errors", ErrorTests::new),
  KUBERNETES_PROMETHEUS_RULE(
      "k8s-prometheus-rule", "the same rules as a PrometheusRule", PrometheusRule::new),
  HAPROXY(
      "haproxy",
      "backend of HAProxy that sheds load",
      () -> new Template("haproxy.cfg", "-haproxy.cfg", Shedding::values)),
  NGINX(
      "nginx",
      "upstream and server of nginx that shed load",
      () -> new Template("nginx.conf", "-nginx.conf", Shedding::values)),
  ENVOY(
      "envoy",
      "circuit breakers of an Envoy cluster",
      () -> new Template("envoy.yaml", "-envoy.yaml", Shedding::values)),
  NGINX_LOG(
      "nginx-log", "what nginx should log for diagnose", () -> new LogSettings("nginx-log.conf")),
  HAPROXY_LOG(
      "haproxy-log",
      "what HAProxy should log for diagnose",
      () -> new LogSettings("haproxy-log.cfg")),
  ENVOY_LOG(
      "envoy-log", "what Envoy should log for diagnose", () -> new LogSettings("envoy-log.yaml"));

  /** What a run writes without being asked, of use with any gateway. */
  private static final List<EmitFormat> OF_A_RUN = List.of(KUBERNETES_HPA, PROMETHEUS_ALERTS);

  private final String id;
  private final String description;

  /** A constructor reference holds no state; a supplier's type can't say so. */
  @SuppressWarnings("ImmutableEnumChecker")
  private final Supplier<Emitter> emitter;

  EmitFormat(String id, String description, Supplier<Emitter> emitter) {
    this.id = id;
    this.description = description;
    this.emitter = emitter;
  }

  /** The id used on the command line. */
  public String id() {
    return id;
  }

  /** What it is, in a few words. */
  public String description() {
    return description;
  }

  public Emitter emitter() {
    return emitter.get();
  }

  /** The text of what is the same for every run. */
  public Optional<String> withoutRun() {
    return emitter() instanceof LogSettings settings
        ? Optional.of(settings.text())
        : Optional.empty();
  }

  /** Those that a run writes. */
  public static List<EmitFormat> ofRun() {
    return OF_A_RUN;
  }

  /** The format with this id. */
  public static Optional<EmitFormat> find(String id) {
    return Arrays.stream(values()).filter(f -> f.id.equals(id)).findFirst();
  }
}
