package dev.headroom.check.internal;

import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.xbill.DNS.Message;
import org.xbill.DNS.NSRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** The authoritative servers of a name: those of the nearest zone above it that has any. */
final class Authorities {

  /** RFC 2182, section 5, thinks three enough for most zones, and seven too many. */
  private static final int MOST = 6;

  /** The root and a top-level label: asking those servers says nothing about a name of ours. */
  private static final int LABELS_OF_A_TOP_LEVEL = 2;

  private Authorities() {}

  /**
   * Finds them.
   *
   * @param server that knows the delegation
   * @param port where they listen
   * @return name to address; empty where there is no such zone
   */
  static Map<String, InetSocketAddress> of(Name name, InetSocketAddress server, int port) {
    for (Name zone = name; zone.labels() > LABELS_OF_A_TOP_LEVEL; zone = new Name(zone, 1)) {
      Optional<Message> answer = DnsClient.ask(server, zone, Type.NS);
      if (answer.isEmpty()) {
        return Map.of();
      }
      List<Name> names = names(answer.get(), zone);
      if (!names.isEmpty()) {
        return addresses(names, server, port);
      }
    }
    return Map.of();
  }

  private static List<Name> names(Message answer, Name zone) {
    return answer.getSection(Section.ANSWER).stream()
        .filter(record -> record.getName().equals(zone) && record instanceof NSRecord)
        .map(record -> ((NSRecord) record).getTarget())
        .sorted()
        .limit(MOST)
        .toList();
  }

  private static Map<String, InetSocketAddress> addresses(
      List<Name> names, InetSocketAddress server, int port) {
    List<DnsAnswer> found =
        Together.ask(names, n -> DnsClient.addresses(n.toString(true), server, n));
    Map<String, InetSocketAddress> addresses = new LinkedHashMap<>();
    for (DnsAnswer of : found) {
      of.addresses().stream()
          .findFirst()
          .ifPresent(a -> addresses.put(of.source(), new InetSocketAddress(a, port)));
    }
    return addresses;
  }
}
