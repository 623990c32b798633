package dev.headroom.lab.internal;

import dev.headroom.quantity.HeadroomException;
import dev.headroom.quantity.HeadroomException.Kind;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.SplittableRandom;

/** The address that everything of the lab listens on, and its ports. */
public final class Loopback {

  static final String HOST = "127.0.0.1";

  /** Well above the ports of services. */
  private static final int LOWEST_PORT = 20_000;

  /** Linux' default; elsewhere (IANA) they begin higher. */
  private static final int FIRST_EPHEMERAL_PORT = 32_768;

  private static final int ATTEMPTS = 100;

  private Loopback() {}

  static URI uri(int port) {
    return URI.create("http://" + HOST + ":" + port);
  }

  /**
   * Makes sure that a port can be listened on.
   *
   * @param port 0 for any free one
   * @return the port
   * @throws HeadroomException when the port is taken or not allowed
   */
  public static int requireFree(int port) {
    return port == 0 ? anyFree() : bound(port);
  }

  /**
   * A port below those that the kernel gives to outgoing connections (ip(7), {@code
   * ip_local_port_range}): one of theirs may be taken by the load before the gateway listens.
   */
  private static int anyFree() {
    SplittableRandom random = new SplittableRandom();
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      int port = random.nextInt(LOWEST_PORT, FIRST_EPHEMERAL_PORT);
      if (isFree(port)) {
        return port;
      }
    }
    return bound(0);
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = listening(port)) {
      return socket.isBound();
    } catch (IOException e) {
      return false;
    }
  }

  private static ServerSocket listening(int port) throws IOException {
    return new ServerSocket(port, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
  }

  private static int bound(int port) {
    try (ServerSocket socket = listening(port)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new HeadroomException(
          Kind.RUN_FAILED,
          String.format(
              "cannot start the gateway on %s:%d: %s; choose another --port, or 0 for any free one",
              HOST, port, e.getMessage()),
          e);
    }
  }
}
