package dev.headroom.cli;

import dev.headroom.lab.OriginSpec;
import dev.headroom.lab.ServiceLaw;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What one instance of a lab's origin is. */
final class OriginOptions {

  @Option(
      names = "--workers",
      paramLabel = "N",
      defaultValue = "8",
      description = "How many requests an instance serves at a time (default: ${DEFAULT-VALUE}).")
  private int workers;

  @Option(
      names = "--service",
      paramLabel = "LAW",
      defaultValue = "lognormal 40ms cv 0.5",
      description =
          "How long serving takes: constant, exponential or lognormal, as in the default:"
              + " ${DEFAULT-VALUE}.")
  private String service = "";

  @Option(
      names = "--queue",
      paramLabel = "N",
      description = "How many requests may wait at an instance (default: 8 a worker).")
  private @Nullable Integer queue;

  @Option(
      names = "--slowdown",
      paramLabel = "SHARE",
      defaultValue = "0",
      description =
          "By how much each waiting request slows the work of all, such as 0.02; takes exponential"
              + " service (default: ${DEFAULT-VALUE}).")
  private double slowdown;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Seed of the service times (default: ${DEFAULT-VALUE}).")
  private long seed;

  /**
   * The origin that was asked for.
   *
   * @throws IllegalArgumentException when there can be none like it
   */
  OriginSpec spec() {
    ServiceLaw law = ServiceLaw.parse(service);
    int places = queue == null ? OriginSpec.of(workers, law, seed).queue() : queue;
    return new OriginSpec(workers, law, places, seed, slowdown);
  }
}
