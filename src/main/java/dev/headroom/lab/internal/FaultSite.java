package dev.headroom.lab.internal;

import dev.headroom.lab.Fault;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;

/**
 * Where a gateway is sent while a fault lasts, and what has to be there for it.
 *
 * @param instances that the gateway stands in front of
 * @param nameServer port of one that knows no name
 * @param sourcePort a free one
 * @param open to be closed when the fault ends
 */
public record FaultSite(
    List<URI> instances, int nameServer, int sourcePort, List<AutoCloseable> open)
    implements AutoCloseable {

  /** TCP goes to no multicast address; Linux says at once that the network is unreachable. */
  private static final URI UNREACHABLE = URI.create("http://224.0.0.1:80");

  /** Of this machine, and nothing of the lab listens there. */
  private static final String FORMER_HOST = "127.0.0.9";

  /** Linux takes one more than the backlog. */
  private static final int WAITING = 2;

  public static FaultSite of(Fault fault, List<URI> alive) throws IOException {
    List<AutoCloseable> open = new ArrayList<>();
    NoNames names = NoNames.start();
    open.add(names);
    List<URI> instances =
        switch (fault) {
          case STALE_ADDRESS ->
              alive.stream()
                  .map(uri -> URI.create("http://" + FORMER_HOST + ":" + uri.getPort()))
                  .toList();
          case REFUSED -> List.of(dead());
          case UNREACHABLE -> List.of(UNREACHABLE);
          case BACKLOG_FULL -> List.of(alive.get(0), full(open));
          case ALL_DOWN -> List.of(dead(), dead());
          case ONE_OF_THREE_DOWN -> List.of(alive.get(0), alive.get(alive.size() - 1), dead());
          default -> alive;
        };
    return new FaultSite(instances, names.port(), Loopback.requireFree(0), open);
  }

  private static URI dead() throws IOException {
    try (ServerSocket taken = listening(1)) {
      return Loopback.uri(taken.getLocalPort());
    }
  }

  private static URI full(List<AutoCloseable> open) throws IOException {
    ServerSocket server = listening(WAITING - 1);
    open.add(server);
    for (int i = 0; i < WAITING; i++) {
      open.add(SocketChannel.open(server.getLocalSocketAddress()));
    }
    return Loopback.uri(server.getLocalPort());
  }

  private static ServerSocket listening(int backlog) throws IOException {
    return new ServerSocket(0, backlog, InetAddress.getLoopbackAddress());
  }

  @Override
  public void close() {
    for (AutoCloseable each : open) {
      try {
        each.close();
      } catch (Exception e) { // AutoCloseable declares no narrower one
        throw new IllegalStateException("cannot close a socket of a fault", e);
      }
    }
  }
}
