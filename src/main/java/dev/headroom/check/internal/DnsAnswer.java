package dev.headroom.check.internal;

import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;

/**
 * What one source says of a name.
 *
 * @param source which: a server, or this machine
 * @param status how it answered
 * @param addresses IPv4 and IPv6
 * @param chain canonical names on the way
 * @param ttlSeconds the longest of the chain, so the time an old answer may live; empty where the
 *     source doesn't say
 */
record DnsAnswer(
    String source,
    Status status,
    List<InetAddress> addresses,
    List<String> chain,
    OptionalLong ttlSeconds) {

  enum Status {
    OK,
    /** It knows another name for it and not that one's addresses, which are of another zone. */
    ALIAS,
    /** The name doesn't exist (NXDOMAIN), or has no address. */
    MISSING,
    SERVFAIL,
    REFUSED,
    TIMEOUT
  }

  static DnsAnswer failed(String source, Status status) {
    return new DnsAnswer(source, status, List.of(), List.of(), OptionalLong.empty());
  }

  /** Whether it says anything about the name, if only that there is none. */
  boolean knows() {
    return status == Status.OK || status == Status.MISSING;
  }

  /** The addresses in an order of their own, to be compared. */
  Set<String> set() {
    Set<String> sorted = new TreeSet<>();
    addresses.forEach(a -> sorted.add(a.getHostAddress()));
    return sorted;
  }

  String text() {
    if (status == Status.ALIAS) {
      return "another name for " + String.join(", ", chain);
    }
    if (status != Status.OK) {
      return status == Status.MISSING ? "no such name" : status.name().toLowerCase(Locale.ROOT);
    }
    String by = chain.isEmpty() ? "" : "by way of " + String.join(", ", chain) + " ";
    String ttl = ttlSeconds.isPresent() ? " (" + ttlSeconds.getAsLong() + " s)" : "";
    return by + String.join(" ", set()) + ttl;
  }
}
