package dev.headroom.cli;

import dev.headroom.quantity.HeadroomException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;

/** Whether anything listens at a target, asked once before load is prepared. */
final class Reach {

  /** Long enough for a lost SYN to be sent again once (1 s) and a distant answer. */
  private static final int TIMEOUT_MILLIS = 4000;

  private Reach() {}

  /**
   * @throws HeadroomException RUN_FAILED when no connection can be made
   */
  static void check(URI target) {
    int port = target.getPort();
    int usual = "https".equals(target.getScheme()) ? 443 : 80;
    try (Socket socket = new Socket()) {
      socket.connect(
          new InetSocketAddress(target.getHost(), port < 0 ? usual : port), TIMEOUT_MILLIS);
    } catch (IOException e) {
      throw new HeadroomException(
          HeadroomException.Kind.RUN_FAILED,
          "cannot reach the target "
              + target
              + " ("
              + e.getMessage()
              + "); start it, or correct target.url of the plan",
          e);
    }
  }
}
