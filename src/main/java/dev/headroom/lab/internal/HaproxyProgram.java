package dev.headroom.lab.internal;

import dev.headroom.lab.Fault;
import dev.headroom.lab.GatewayKind;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * HAProxy, as a gateway that shows overload and rides out the death of an instance.
 *
 * <ul>
 *   <li>{@code option httpclose}: one request a connection on both sides. Towards the origin, no
 *       idle connection can be closed under a request. Towards the visitor, HAProxy up to 2.8
 *       answers an origin that closes without an answer with 502 only on the first request of a
 *       connection, and closes silently on later ones.
 *   <li>{@code retries} with {@code redispatch 1}: a refused connection is tried on another
 *       instance at once. Only connecting is retried (the default of {@code retry-on}), never a
 *       request that was sent. With one instance there is no retry, since HAProxy would wait a
 *       second before it.
 *   <li>{@code observe layer4} and checks: an instance that refuses is left out until a check
 *       succeeds. Layer 4 does not count answers, so an origin that drops requests stays in.
 *   <li>{@code noreuseport}: a port in use is an error, not a port shared with another HAProxy.
 *   <li>{@code no strict-limits}: starts with fewer connections where the limit of open files is
 *       low.
 * </ul>
 */
final class HaproxyProgram implements GatewayProgram {

  /** The log, in the format of {@code option httplog}. */
  static final String LOG = "haproxy.log";

  private static final String CONFIGURATION =
      """
      # Written by headroom; overwritten at every change of the instances.
      global
          nbthread 1
          maxconn 8192
          noreuseport
          no strict-limits
          log stdout format raw local0

      defaults
          mode http
          log global
          option httplog
          option httpclose
          option redispatch 1
          retries {retries}
          backlog 4096
          timeout connect 1s
          timeout client 30s
          timeout server 30s
          timeout http-request 10s
          timeout check 1s

      frontend visitors
          bind {host}:{port}
          http-request set-log-level silent if { path {probe} }
          default_backend origin

      backend origin
          balance roundrobin
          default-server check inter 200ms fall 2 rise 1 observe layer4 error-limit 1 on-error mark-down
      {servers}
      """;

  /** More tries than this only help when nearly all instances are dead. */
  private static final int MOST_RETRIES = 8;

  @Override
  public GatewayKind kind() {
    return GatewayKind.HAPROXY;
  }

  @Override
  public String versionOption() {
    return "-v";
  }

  @Override
  public Pattern version() {
    return Pattern.compile("version ([0-9.]+)");
  }

  @Override
  public String configurationFile() {
    return "haproxy.cfg";
  }

  @Override
  public String outputFile() {
    return LOG;
  }

  @Override
  public String errorFile() {
    return "haproxy-errors.log";
  }

  @Override
  public String configuration(int port, List<URI> instances) {
    String servers =
        IntStream.range(0, instances.size())
            .mapToObj(i -> "    server origin-" + (i + 1) + " " + instances.get(i).getAuthority())
            .collect(Collectors.joining("\n"));
    int retries = Math.min(instances.size() - 1, MOST_RETRIES);
    return CONFIGURATION
        .replace("{retries}", Integer.toString(retries))
        .replace("{host}", Loopback.HOST)
        .replace("{port}", Integer.toString(port))
        .replace("{probe}", ReadinessProbe.PATH)
        .replace("{servers}", servers);
  }

  @Override
  public Edits edits(Fault fault, FaultSite site) {
    return HaproxyFaults.of(fault, site);
  }

  @Override
  public List<String> arguments(Path directory) {
    return List.of("-db", "-f", directory.resolve(configurationFile()).toString());
  }
}
