package dev.headroom.check.internal;

import dev.headroom.check.Area;
import dev.headroom.check.Problem;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Whether each address of the target takes connections, and how long that takes. */
final class ConnectCheck {

  private final Notebook notebook;
  private final Duration patience;

  ConnectCheck(Notebook notebook, Duration patience) {
    this.notebook = notebook;
    this.patience = patience;
  }

  /**
   * The first address that takes a connection.
   *
   * @param handedOut whether the addresses are those that a name is said to have
   */
  Optional<InetAddress> connect(List<InetAddress> addresses, int port, boolean handedOut) {
    List<Connection> tried =
        Together.ask(addresses, address -> Connection.attempt(address, port, patience));
    tried.forEach(c -> notebook.see(Area.CONNECT, place(c, port), c.text()));
    tried.stream()
        .filter(Connection::retransmitted)
        .forEach(c -> notebook.find(Problem.TCP_RETRANSMITTED, place(c, port) + " " + c.text()));
    List<Connection> failed = tried.stream().filter(c -> !c.ok()).toList();
    Optional<Connection> alive = tried.stream().filter(Connection::ok).findFirst();
    if (alive.isEmpty()) {
      all(failed, port);
    } else if (handedOut) {
      some(tried, failed, port);
    }
    return alive.map(Connection::address);
  }

  private void all(List<Connection> failed, int port) {
    Map<Problem, List<Connection>> kinds = new TreeMap<>();
    kinds.putAll(failed.stream().collect(Collectors.groupingBy(c -> c.failure().orElseThrow())));
    kinds.forEach((problem, those) -> notebook.find(problem, told(those, port)));
  }

  /** IPv6 is a problem of its own where none of it connects and IPv4 does. */
  private void some(List<Connection> tried, List<Connection> failed, int port) {
    boolean no6 = tried.stream().noneMatch(c -> isIpv6(c) && c.ok());
    List<Connection> six = failed.stream().filter(c -> no6 && isIpv6(c)).toList();
    if (!six.isEmpty()) {
      notebook.find(Problem.DNS_IPV6_DEAD, told(six, port));
    }
    List<Connection> others = failed.stream().filter(c -> !six.contains(c)).toList();
    if (!others.isEmpty()) {
      notebook.find(Problem.DNS_ADDRESS_DEAD, told(others, port));
    }
  }

  private static boolean isIpv6(Connection connection) {
    return connection.address() instanceof Inet6Address;
  }

  private static String told(List<Connection> connections, int port) {
    return connections.stream()
        .map(c -> place(c, port) + " " + c.text())
        .collect(Collectors.joining("; "));
  }

  private static String place(Connection connection, int port) {
    String address = connection.address().getHostAddress();
    return (isIpv6(connection) ? "[" + address + "]" : address) + ":" + port;
  }
}
