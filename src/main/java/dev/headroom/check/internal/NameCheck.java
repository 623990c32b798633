package dev.headroom.check.internal;

import dev.headroom.check.Area;
import dev.headroom.check.Problem;
import dev.headroom.check.internal.DnsAnswer.Status;
import dev.headroom.plan.NameService;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What this machine, its name servers, the plan's resolvers and the zone's own servers say of the
 * target's name, compared.
 */
final class NameCheck {

  /** Each is connected to at the same time; a name with more is a content network's. */
  private static final int MOST_ADDRESSES = 128;

  private static final String HERE = "this machine";

  private final Surroundings surroundings;
  private final Notebook notebook;

  NameCheck(Surroundings surroundings, Notebook notebook) {
    this.surroundings = surroundings;
    this.notebook = notebook;
  }

  /** The addresses that any source gives, this machine's first. */
  List<InetAddress> addresses(String host, NameService asked) {
    DnsAnswer here = here(host);
    List<DnsAnswer> answers = new ArrayList<>(List.of(here));
    answers.addAll(
        Together.ask(
            List.copyOf(servers(host, asked).entrySet()),
            server ->
                DnsClient.addresses(server.getKey(), server.getValue(), DnsClient.name(host))));
    answers.forEach(answer -> notebook.see(Area.DNS, answer.source(), answer.text()));
    if (here.status() != Status.OK) {
      notebook.find(Problem.DNS_NAME_MISSING, host + ": " + told(answers));
    }
    failures(host, answers);
    differences(host, answers);
    age(host, answers, asked);
    Set<InetAddress> all = new LinkedHashSet<>();
    answers.forEach(answer -> all.addAll(answer.addresses()));
    return all.stream().limit(MOST_ADDRESSES).toList();
  }

  private DnsAnswer here(String host) {
    try {
      List<InetAddress> found = surroundings.lookup().addresses(host);
      return new DnsAnswer(HERE, Status.OK, found, List.of(), OptionalLong.empty());
    } catch (UnknownHostException e) {
      return DnsAnswer.failed(HERE, Status.MISSING);
    }
  }

  private Map<String, InetSocketAddress> servers(String host, NameService asked) {
    Map<String, InetSocketAddress> servers = new LinkedHashMap<>();
    surroundings.servers().forEach(s -> servers.put("resolver " + text(s), s));
    asked.resolvers().stream()
        .map(ServerAddress::parse)
        .forEach(s -> servers.put("resolver " + text(s), s));
    servers.values().stream()
        .findFirst()
        .map(first -> Authorities.of(DnsClient.name(host), first, surroundings.authoritativePort()))
        .ifPresent(found -> found.forEach((name, s) -> servers.put("authoritative " + name, s)));
    return servers;
  }

  private static String text(InetSocketAddress server) {
    return server.getAddress().getHostAddress() + ":" + server.getPort();
  }

  private void failures(String host, List<DnsAnswer> answers) {
    for (DnsAnswer answer : answers) {
      String seen = answer.source() + " for " + host + ": " + answer.text();
      switch (answer.status()) {
        case SERVFAIL -> notebook.find(Problem.DNS_SERVFAIL, seen);
        case TIMEOUT -> notebook.find(Problem.DNS_TIMEOUT, seen);
        case REFUSED -> notebook.find(Problem.DNS_REFUSED, seen);
        case OK, ALIAS, MISSING -> {}
      }
    }
  }

  /** This machine may know of one family only, and then says nothing of the other. */
  private void differences(String host, List<DnsAnswer> answers) {
    List<DnsAnswer> known = answers.stream().filter(DnsAnswer::knows).toList();
    boolean only4 =
        known.stream()
            .filter(a -> a.source().equals(HERE) && a.status() == Status.OK)
            .anyMatch(a -> a.addresses().stream().allMatch(Inet4Address.class::isInstance));
    long different = known.stream().map(a -> only4 ? set4(a) : a.set()).distinct().count();
    if (different > 1) {
      notebook.find(Problem.DNS_ANSWERS_DIFFER, host + ": " + told(known));
    }
  }

  private static Set<String> set4(DnsAnswer answer) {
    return answer.set().stream()
        .filter(address -> !address.contains(":"))
        .collect(Collectors.toSet());
  }

  private static String told(List<DnsAnswer> answers) {
    return answers.stream()
        .map(answer -> answer.source() + " says " + answer.text())
        .collect(Collectors.joining("; "));
  }

  /** The longest that any source gives: a cache says only what is left of it. */
  private void age(String host, List<DnsAnswer> answers, NameService asked) {
    long ttl = answers.stream().flatMapToLong(a -> a.ttlSeconds().stream()).max().orElse(0);
    if (ttl > asked.switchWithin().toSeconds()) {
      notebook.find(
          Problem.DNS_TTL_LONG,
          host
              + " may be kept for "
              + ttl
              + " s; target.dns.switchWithin is "
              + asked.switchWithin().toSeconds()
              + " s");
    }
  }
}
