package dev.headroom.plan;

import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where requests go.
 *
 * @param url the gateway, scheme and authority and optionally a base path
 * @param origins origins behind the gateway, asked directly where a stage compares; may be empty
 * @param headers sent with every request: name to value template, in which {@code ${NAME}} stands
 *     for an environment variable. Resolved only where requests are made, so that no plan in memory
 *     or on disk holds a secret.
 * @param verifyCertificates whether TLS certificates are checked
 * @param allowHosts hosts that may be loaded although they aren't loopback
 * @param dns how its name is looked into before a run
 */
public record Target(
    URI url,
    List<URI> origins,
    Map<String, String> headers,
    boolean verifyCertificates,
    List<String> allowHosts,
    NameService dns) {

  public Target {
    origins = List.copyOf(origins);
    headers = Collections.unmodifiableMap(new TreeMap<>(headers));
    allowHosts = List.copyOf(allowHosts);
  }

  /** A target whose name is looked into as usual. */
  public Target(
      URI url,
      List<URI> origins,
      Map<String, String> headers,
      boolean verifyCertificates,
      List<String> allowHosts) {
    this(url, origins, headers, verifyCertificates, allowHosts, NameService.DEFAULT);
  }

  /** A loopback target with nothing but its address. */
  public static Target of(URI url) {
    return new Target(url, List.of(), Map.of(), true, List.of());
  }

  /** This target at another address. */
  public Target withUrl(URI other) {
    return new Target(other, origins, headers, verifyCertificates, allowHosts, dns);
  }

  /** This target with more resolvers to ask. */
  public Target withResolvers(List<String> more) {
    List<String> all = new ArrayList<>(dns.resolvers());
    all.addAll(more);
    NameService asked = new NameService(all, dns.switchWithin());
    return new Target(url, origins, headers, verifyCertificates, allowHosts, asked);
  }

  /** This target with more hosts that may be loaded. */
  public Target withAllowHosts(List<String> more) {
    List<String> all = new ArrayList<>(allowHosts);
    all.addAll(more);
    return new Target(url, origins, headers, verifyCertificates, all, dns);
  }
}
