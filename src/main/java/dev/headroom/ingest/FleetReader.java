package dev.headroom.ingest;

import dev.headroom.fleet.Balancer;
import dev.headroom.fleet.Fleet;
import dev.headroom.fleet.Instance;
import dev.headroom.fleet.ServiceTime;
import dev.headroom.ingest.internal.WholeText;
import dev.headroom.plan.Retries;
import dev.headroom.plan.yaml.Bounds;
import dev.headroom.plan.yaml.Section;
import dev.headroom.plan.yaml.YamlTree;
import dev.headroom.quantity.HeadroomException;
import dev.headroom.quantity.Ratio;
import dev.headroom.quantity.TimeText;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Reads a fleet from YAML. {@code workers} and {@code service} have to be there; this is the whole
 * grammar, with the default of every other key:
 *
 * <pre>{@code
 * instances: 1                   # up in the beginning
 * workers: 8                     # requests that one works on at once
 * service: exponential 40ms      # or constant 40ms, erlang 4 40ms, lognormal 40ms cv 0.5,
 *                                # measured 12ms 15ms 40ms
 * room: 72                       # requests inside one at most; without it, no bound
 * balancer: round-robin          # or random, least-connections, power-of-two
 * bootTime: 60s
 * queueTimeout: 5s               # the gateway gives up what waits longer; without it, never
 * timeout: 10s                   # who asked gives up what takes longer; without it, never
 * retries: {count: 0, backoff: 1s, growth: doubling}     # or constant
 * processor: 100%                # of its request that an instance uses with all workers busy
 * }</pre>
 *
 * <p>Whatever is wrong is one {@link HeadroomException} of kind BAD_DATA that names file, line,
 * key, value, bound and remedy.
 */
public final class FleetReader {

  private static final long MOST_BYTES = 1 << 20;

  private FleetReader() {}

  /** The fleet in a file. */
  public static Fleet read(Path file) {
    return parse(WholeText.of(file, "fleet", MOST_BYTES), file.toString());
  }

  /**
   * The fleet in a text.
   *
   * @param source what the text is called in errors
   */
  public static Fleet parse(String yaml, String source) {
    YamlTree.Document document =
        new YamlTree.Document(source, "fleet", "'workers:' and 'service:'");
    Section root =
        Section.root(
            document,
            YamlTree.parse(yaml, document),
            "instances",
            "workers",
            "service",
            "room",
            "balancer",
            "bootTime",
            "queueTimeout",
            "timeout",
            "retries",
            "processor");
    Bounds bounds = new Bounds(root);
    Optional<Duration> timeout = root.find("timeout", TimeText::parse);
    return new Fleet(
        instance(root, bounds, timeout),
        bounds.choice("balancer", Balancer.ROUND_ROBIN),
        bounds.count("instances", 1, 1, 100_000),
        bounds.duration("bootTime", Duration.ofSeconds(60), Duration.ZERO, Duration.ofHours(1)),
        queueTimeout(root, timeout),
        timeout,
        retries(root),
        bounds.ratio("processor", Fleet.ALL, new Ratio(0.001), new Ratio(1000)));
  }

  private static Instance instance(Section root, Bounds bounds, Optional<Duration> timeout) {
    if (!root.has("workers")) {
      throw root.problem("workers", "missing; say how many requests one instance works on at once");
    }
    int workers = bounds.count("workers", 1, 1, 100_000);
    ServiceTime service =
        root.find("service", ServiceTime::parse)
            .orElseThrow(
                () ->
                    root.problem(
                        "service",
                        "missing; say how long a request takes, such as" + " 'exponential 40ms'"));
    if (timeout.isPresent() && timeout.get().compareTo(service.mean()) <= 0) {
      throw root.problem(
          "timeout",
          TimeText.format(timeout.get())
              + " is not above the mean service time, "
              + TimeText.format(service.mean())
              + "; most requests would fail without any load");
    }
    OptionalInt room =
        root.has("room")
            ? OptionalInt.of(bounds.count("room", workers, workers, 100_000_000))
            : OptionalInt.empty();
    return new Instance(workers, service, room);
  }

  private static Optional<Duration> queueTimeout(Section root, Optional<Duration> timeout) {
    Optional<Duration> queueTimeout = root.find("queueTimeout", TimeText::parse);
    if (queueTimeout.isPresent()
        && timeout.isPresent()
        && queueTimeout.get().compareTo(timeout.get()) >= 0) {
      throw root.problem(
          "queueTimeout",
          TimeText.format(queueTimeout.get())
              + " is not below timeout, "
              + TimeText.format(timeout.get())
              + "; who asked would have left before");
    }
    return queueTimeout;
  }

  private static Retries retries(Section root) {
    Bounds retries = new Bounds(root.section("retries", "count", "backoff", "growth"));
    return new Retries(
        retries.count("count", 0, 0, 10),
        retries.duration(
            "backoff", Duration.ofSeconds(1), Duration.ofMillis(1), Duration.ofMinutes(10)),
        retries.choice("growth", Retries.Growth.DOUBLING));
  }
}
