package dev.headroom.check.internal;

import dev.headroom.check.internal.DnsAnswer.Status;
import dev.headroom.quantity.HeadroomException;
import dev.headroom.quantity.HeadroomException.Kind;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/** Asks one name server at a time, over UDP, and over TCP where an answer is too long for that. */
final class DnsClient {

  /** Less than the 5 s after which resolv.conf(5) has a client try again: visitors wait for it. */
  private static final Duration TIMEOUT = Duration.ofSeconds(2);

  /** One datagram may be lost. */
  private static final int TRIES = 2;

  private DnsClient() {}

  /**
   * The name in full, as it stands in a query.
   *
   * @throws HeadroomException BAD_DATA when it is none
   */
  static Name name(String host) {
    try {
      return Name.fromString(host, Name.root);
    } catch (TextParseException e) {
      throw new HeadroomException(
          Kind.BAD_DATA,
          "'" + host + "' is no name that DNS knows (" + e.getMessage() + "); correct target.url",
          e);
    }
  }

  /** The IPv4 and IPv6 addresses of a name. */
  static DnsAnswer addresses(String source, InetSocketAddress server, Name name) {
    Optional<Message> four = ask(server, name, Type.A);
    if (four.isEmpty()) {
      return DnsAnswer.failed(source, Status.TIMEOUT);
    }
    if (four.get().getRcode() != Rcode.NOERROR) {
      return DnsAnswer.failed(source, status(four.get()));
    }
    List<Record> records = new ArrayList<>(four.get().getSection(Section.ANSWER));
    ask(server, name, Type.AAAA)
        .filter(six -> six.getRcode() == Rcode.NOERROR)
        .ifPresent(six -> records.addAll(six.getSection(Section.ANSWER)));
    return answer(source, records);
  }

  private static Status status(Message answer) {
    return switch (answer.getRcode()) {
      case Rcode.NXDOMAIN -> Status.MISSING;
      case Rcode.REFUSED, Rcode.NOTAUTH -> Status.REFUSED;
      default -> Status.SERVFAIL;
    };
  }

  private static DnsAnswer answer(String source, List<Record> records) {
    List<InetAddress> addresses = new ArrayList<>();
    List<String> chain = new ArrayList<>();
    for (Record record : records) {
      if (record instanceof ARecord four) {
        addresses.add(four.getAddress());
      } else if (record instanceof AAAARecord six) {
        addresses.add(six.getAddress());
      } else if (record instanceof CNAMERecord alias) {
        chain.add(alias.getTarget().toString(true));
      }
    }
    OptionalLong ttl = records.stream().mapToLong(Record::getTTL).max();
    Status none = chain.isEmpty() ? Status.MISSING : Status.ALIAS;
    Status status = addresses.isEmpty() ? none : Status.OK;
    return new DnsAnswer(source, status, addresses, chain.stream().distinct().toList(), ttl);
  }

  /** The answer, or empty where none came. */
  static Optional<Message> ask(InetSocketAddress server, Name name, int type) {
    SimpleResolver resolver = new SimpleResolver(server);
    resolver.setTimeout(TIMEOUT);
    Message query = Message.newQuery(Record.newRecord(name, type, DClass.IN));
    for (int i = 0; i < TRIES; i++) {
      try {
        return Optional.of(resolver.send(query));
      } catch (IOException e) {
        // Silent or unreachable: asked once more.
      }
    }
    return Optional.empty();
  }
}
