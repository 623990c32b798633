package dev.headroom.lab.internal;

import dev.headroom.quantity.HeadroomException;
import dev.headroom.quantity.HeadroomException.Kind;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;

/** The address that everything of the lab listens on, and its ports. */
public final class Loopback {

  static final String HOST = "127.0.0.1";

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
    try (ServerSocket socket =
        new ServerSocket(port, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
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
