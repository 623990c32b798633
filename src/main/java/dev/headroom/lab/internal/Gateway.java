package dev.headroom.lab.internal;

import dev.headroom.lab.Fault;
import dev.headroom.lab.GatewayKind;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** A running gateway of the lab. */
public interface Gateway extends AutoCloseable {

  /**
   * Prepares one; it listens from the first {@link #serve} on.
   *
   * @param port where it will listen, known to be free
   * @param directory for its configuration and logs; exists
   * @param lost gets what has happened when it ends without being told to
   */
  static Gateway create(GatewayKind kind, int port, Path directory, Consumer<String> lost) {
    return switch (kind) {
      case HAPROXY -> new ProcessGateway(new HaproxyProgram(), port, directory, lost);
      case NGINX -> new ProcessGateway(new NginxProgram(), port, directory, lost);
      case EMBEDDED -> new EmbeddedGateway(port, directory);
    };
  }

  /** Name and version: {@code haproxy 2.6.12}. */
  String name();

  URI url();

  /** Stands in front of these instances from now on and no others. */
  void serve(List<URI> instances);

  /**
   * Stands in front of what a fault needs from now on, and behaves as it says; returns when it
   * listens.
   */
  void fail(Fault fault, FaultSite site);

  /** Fails with the gateway's last words when it is no longer running. */
  void requireRunning();

  /** Waits until the gateway has answered through each of these instances. */
  default void awaitAnswers(Set<Integer> instances) {
    ReadinessProbe.await(url(), instances, this::requireRunning);
  }

  @Override
  void close();
}
