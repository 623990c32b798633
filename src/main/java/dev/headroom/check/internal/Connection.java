package dev.headroom.check.internal;

import dev.headroom.check.Problem;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * One attempt to connect to an address.
 *
 * @param address that was tried
 * @param failure what stood in the way, if anything
 * @param millis how long it took
 */
record Connection(InetAddress address, Optional<Problem> failure, long millis) {

  /** Linux sends a SYN again after 1 s (RFC 6298); less is an answer to the first one. */
  private static final long FIRST_RETRANSMISSION_MILLIS = 1000;

  static Connection attempt(InetAddress address, int port, Duration patience) {
    long start = System.nanoTime();
    Optional<Problem> failure = Optional.empty();
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(address, port), Math.toIntExact(patience.toMillis()));
    } catch (IOException e) {
      failure = Optional.of(problem(e));
    }
    return new Connection(address, failure, (System.nanoTime() - start) / 1_000_000);
  }

  /** What a failed connect means; Java tells apart by types, and by the words of the system. */
  static Problem problem(IOException e) {
    String words = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
    if (e instanceof SocketTimeoutException || words.contains("timed out")) {
      return Problem.TCP_FILTERED;
    }
    boolean refused = e instanceof ConnectException && words.contains("refused");
    if (refused && !(e instanceof NoRouteToHostException)) {
      return Problem.TCP_REFUSED;
    }
    return Problem.TCP_UNREACHABLE;
  }

  boolean ok() {
    return failure.isEmpty();
  }

  /** Whether it came about only after the first packet had been sent again. */
  boolean retransmitted() {
    return ok() && millis >= FIRST_RETRANSMISSION_MILLIS;
  }

  String text() {
    return failure.map(Connection::words).orElse("connected") + " after " + millis + " ms";
  }

  private static String words(Problem failure) {
    return switch (failure) {
      case TCP_REFUSED -> "refused";
      case TCP_FILTERED -> "no answer";
      default -> "unreachable";
    };
  }
}
