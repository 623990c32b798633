package dev.headroom.lab;

import java.nio.file.Path;

/**
 * What to start: an origin, how many instances of it, and the gateway in front of them.
 *
 * @param origin every instance is such a one
 * @param instances how many there are at first, 1 to 200
 * @param gateway what stands in front
 * @param port where the gateway listens on the loopback address; 0 for any free one
 * @param directory for the gateway's configuration and logs; made when missing
 */
public record LabSpec(
    OriginSpec origin, int instances, GatewayKind gateway, int port, Path directory) {

  /** Each instance is a server with threads of its own; more do not fit one machine. */
  private static final int MOST_INSTANCES = 200;

  public LabSpec {
    requireInstances(instances);
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("a port is 0 (any free one) to 65535, not " + port);
    }
  }

  /** This specification with another folder for the gateway. */
  public LabSpec withDirectory(Path other) {
    return new LabSpec(origin, instances, gateway, port, other);
  }

  /**
   * Checks a number of instances.
   *
   * @throws IllegalArgumentException when there are none or too many
   */
  static void requireInstances(int instances) {
    if (instances < 1 || instances > MOST_INSTANCES) {
      throw new IllegalArgumentException("a lab has 1 to 200 instances, not " + instances);
    }
  }
}
