package dev.headroom.cli;

import dev.headroom.quantity.HeadroomException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;

/** Whether anything listens at a target, asked once before load is prepared. */
final class Reach {

  /** Long enough for a lost SYN to be sent again once (1 s) and a distant answer. */
  private static final int TIMEOUT_MILLIS = 4000;

  private Reach() {}

  /**
   * Passes when a connection can be made.
   *
   * @throws HeadroomException RUN_FAILED when none can be
   */
  static void check(URI target) {
    try {
      connect(target);
    } catch (IOException e) {
      throw new HeadroomException(
          HeadroomException.Kind.RUN_FAILED,
          "cannot reach the target "
              + target
              + " ("
              + (e instanceof UnknownHostException ? "its name is not known here" : e.getMessage())
              + "); start it, or correct target.url of the plan",
          e);
    }
  }

  /** Whether a connection can be made. */
  static boolean reaches(URI target) {
    try {
      connect(target);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static void connect(URI target) throws IOException {
    int usual = "https".equals(target.getScheme()) ? 443 : 80;
    int port = target.getPort() < 0 ? usual : target.getPort();
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(target.getHost(), port), TIMEOUT_MILLIS);
    }
  }
}
