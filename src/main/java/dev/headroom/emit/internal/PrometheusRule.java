package dev.headroom.emit.internal;

import dev.headroom.emit.Basis;
import dev.headroom.emit.EmitFormat;
import dev.headroom.emit.EmittedFile;
import dev.headroom.emit.Emitter;
import java.util.stream.Collectors;

/** The alerts as the Prometheus Operator reads them: the rule file as the {@code spec}. */
public final class PrometheusRule implements Emitter {

  private static final String HEAD =
      """
      apiVersion: monitoring.coreos.com/v1
      kind: PrometheusRule
      metadata:
        name: ${name}
      spec:
      """;

  @Override
  public EmittedFile emit(Basis basis) {
    String name = Names.dns(basis.plan().name());
    String rules = EmitFormat.PROMETHEUS_ALERTS.emitter().emit(basis).content();
    String spec = rules.lines().map(line -> "  " + line + "\n").collect(Collectors.joining());
    return new EmittedFile(name + "-prometheus-rule.yaml", HEAD.replace("${name}", name) + spec);
  }
}
