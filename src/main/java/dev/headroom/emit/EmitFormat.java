package dev.headroom.emit;

import dev.headroom.emit.internal.KubernetesHpa;
import dev.headroom.emit.internal.PrometheusAlerts;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;

/** The systems that configuration is written for. */
public enum EmitFormat {
  /** A HorizontalPodAutoscaler, {@code autoscaling/v2}, on requests per second a pod. */
  KUBERNETES_HPA("k8s-hpa", KubernetesHpa::new),
  /** A Prometheus rule file with three alerts. */
  PROMETHEUS_ALERTS("prometheus-alerts", PrometheusAlerts::new);

  private final String id;

  /** A constructor reference holds no state; a supplier's type can't say so. */
  @SuppressWarnings("ImmutableEnumChecker")
  private final Supplier<Emitter> emitter;

  EmitFormat(String id, Supplier<Emitter> emitter) {
    this.id = id;
    this.emitter = emitter;
  }

  /** The id used on the command line. */
  public String id() {
    return id;
  }

  public Emitter emitter() {
    return emitter.get();
  }

  /** The format with this id. */
  public static Optional<EmitFormat> find(String id) {
    return Arrays.stream(values()).filter(f -> f.id.equals(id)).findFirst();
  }
}
