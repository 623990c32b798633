package dev.headroom.cli;

import dev.headroom.lab.GatewayKind;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which gateway a lab has. */
final class GatewayOption {

  @Option(
      names = "--gateway",
      paramLabel = "KIND",
      description = "haproxy, nginx or embedded (default: the first of them that is installed).")
  private @Nullable GatewayKind asked;

  GatewayKind kind() {
    return Optional.ofNullable(asked).orElseGet(GatewayKind::best);
  }
}
