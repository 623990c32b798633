package dev.headroom.check;

import dev.headroom.check.internal.Surroundings;
import dev.headroom.plan.HeaderValues;
import dev.headroom.plan.Plan;
import dev.headroom.plan.PlanReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Checks as the tests make them: of a target, with a name service and authorities of their own. */
final class Checked {

  /** Past the first retransmission of a SYN, after which the tests let a connection through. */
  private static final Duration CONNECT = Duration.ofSeconds(3);

  private Checked() {}

  /** A check by this machine's own name service. */
  static Check of(String plan) {
    return of(plan, surroundings(Map.of(), List.of(), 53));
  }

  static Check of(URI target) {
    return of("target: {url: \"" + target + "\"}");
  }

  static Check of(String plan, Surroundings surroundings) {
    Plan read = PlanReader.parse(plan, "the test's plan");
    return Checker.of(new HeaderValues(name -> null)).in(surroundings).check(read, Instant.now());
  }

  /**
   * This machine, but for names.
   *
   * @param names known here
   * @param servers that this machine asks
   */
  static Surroundings surroundings(
      Map<String, List<String>> names, List<InetSocketAddress> servers, int authoritativePort) {
    return new Surroundings(
        host -> lookup(names, host),
        servers,
        authoritativePort,
        Surroundings.trusting(null),
        CONNECT);
  }

  private static List<InetAddress> lookup(Map<String, List<String>> names, String host)
      throws UnknownHostException {
    if (!names.containsKey(host) && host.endsWith(".test")) {
      throw new UnknownHostException(host);
    }
    List<InetAddress> addresses = new ArrayList<>();
    for (String address : names.getOrDefault(host, List.of(host))) {
      addresses.add(InetAddress.getByName(address));
    }
    return addresses;
  }

  /** The ids of what was found, sorted. */
  static List<String> ids(Check check) {
    TreeSet<String> ids = new TreeSet<>();
    check.findings().forEach(finding -> ids.add(finding.problem().id()));
    return List.copyOf(ids);
  }

  /** What was seen of one of the findings. */
  static String seen(Check check, Problem problem) {
    return check.findings().stream()
        .filter(finding -> finding.problem() == problem)
        .map(Finding::seen)
        .findFirst()
        .orElseThrow(() -> new AssertionError(problem.id() + " is not among " + ids(check)));
  }
}
