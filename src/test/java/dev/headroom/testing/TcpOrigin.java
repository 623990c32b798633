package dev.headroom.testing;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A small HTTP origin on a socket of its own, independent of the code under test: it counts
 * connections, keeps what it was sent, and answers as it is told, rightly or wrongly.
 */
public final class TcpOrigin implements AutoCloseable {

  /** What becomes of a request. */
  public enum Answer {
    OK,
    /** Closed without a byte. */
    CLOSE,
    /** Closed with a reset: unsent data is thrown away. */
    RESET,
    /** Nothing, ever. */
    SILENCE,
    /** Bytes that are no HTTP. */
    GARBAGE,
    /** An answer whose header is bigger than any gateway takes. */
    BIG_HEADER,
    /** A head that promises more than comes before the close. */
    CUT_SHORT,
    /** To {@code /elsewhere}, which is answered. */
    REDIRECT,
    /** 403. */
    FORBIDDEN,
    /** 429. */
    LIMITED,
    /** 503, with a time after which to come again. */
    UNAVAILABLE
  }

  /** A request as it arrived; names of headers in lower case. */
  public record Received(
      long nanoTime, String method, String path, Map<String, String> headers, String body) {}

  /** Decides on each request; may wait before it returns. */
  @FunctionalInterface
  public interface Script {
    Answer answer(Received request) throws InterruptedException;
  }

  private final ServerSocket server;
  private final Script script;
  private final AtomicInteger connections = new AtomicInteger();
  private final Queue<Received> received = new ConcurrentLinkedQueue<>();
  private final Queue<Socket> open = new ConcurrentLinkedQueue<>();

  private TcpOrigin(ServerSocket server, Script script) {
    this.server = server;
    this.script = script;
  }

  public static TcpOrigin start(Script script) throws IOException {
    return start(new ServerSocket(0, 1024, InetAddress.getLoopbackAddress()), script);
  }

  /** On a socket that listens already, such as one for TLS. */
  public static TcpOrigin start(ServerSocket server, Script script) {
    TcpOrigin origin = new TcpOrigin(server, script);
    daemon(origin::accept);
    return origin;
  }

  public static TcpOrigin answering(Answer answer) throws IOException {
    return start(request -> answer);
  }

  /** An address on loopback where nothing listens. */
  public static URI refusing() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return URI.create("http://127.0.0.1:" + taken.getLocalPort());
    }
  }

  public URI url() {
    return URI.create("http://127.0.0.1:" + port());
  }

  public int port() {
    return server.getLocalPort();
  }

  /** How many connections were accepted. */
  public int connections() {
    return connections.get();
  }

  /** All requests so far, in the order they arrived. */
  public List<Received> received() {
    return List.copyOf(received);
  }

  private static void daemon(Runnable task) {
    Thread thread = new Thread(task, "origin");
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() {
    while (!server.isClosed()) {
      acceptOne();
    }
  }

  private void acceptOne() {
    try {
      Socket connection = server.accept();
      connection.setTcpNoDelay(true);
      connections.incrementAndGet();
      open.add(connection);
      daemon(() -> serve(connection));
    } catch (IOException e) {
      // Closed: there is nobody left to serve.
    }
  }

  private void serve(Socket connection) {
    try (connection) {
      InputStream in = new BufferedInputStream(connection.getInputStream());
      for (Optional<Received> next = read(in); next.isPresent(); next = read(in)) {
        received.add(next.get());
        if (!answer(connection, script.answer(next.get()))) {
          return;
        }
      }
      write(connection, "HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n");
    } catch (IOException | InterruptedException e) {
      // The visitor has gone.
    }
  }

  /** Whether the connection goes on. */
  private static boolean answer(Socket connection, Answer answer)
      throws IOException, InterruptedException {
    switch (answer) {
      case OK -> write(connection, "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
      case REDIRECT ->
          write(
              connection,
              "HTTP/1.1 302 Found\r\nLocation: /elsewhere\r\nContent-Length: 0\r\n\r\n");
      case FORBIDDEN -> write(connection, head("403 Forbidden"));
      case LIMITED -> write(connection, head("429 Too Many Requests"));
      case UNAVAILABLE -> write(connection, head("503 Service Unavailable\r\nRetry-After: 7"));
      case GARBAGE -> write(connection, "220 mail ready, not HTTP\r\n\r\n");
      case BIG_HEADER ->
          write(connection, "HTTP/1.1 200 OK\r\nX-Big: " + "x".repeat(65_536) + "\r\n\r\nok");
      case CUT_SHORT -> write(connection, "HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\nok");
      case RESET -> connection.setSoLinger(true, 0);
      case SILENCE -> connection.getInputStream().read();
      case CLOSE -> {}
    }
    return switch (answer) {
      case OK, REDIRECT, FORBIDDEN, LIMITED, UNAVAILABLE -> true;
      case CLOSE, RESET, SILENCE, GARBAGE, CUT_SHORT, BIG_HEADER -> false;
    };
  }

  private static String head(String status) {
    return "HTTP/1.1 " + status + "\r\nContent-Length: 0\r\n\r\n";
  }

  private static void write(Socket connection, String text) throws IOException {
    connection.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
  }

  /** Empty at the end and for what is no request. */
  private static Optional<Received> read(InputStream in) throws IOException {
    String first = line(in);
    if (!first.matches("[A-Z]+ \\S+ HTTP/1\\.[01]")) {
      return Optional.empty();
    }
    String[] words = first.split(" ", -1);
    Map<String, String> headers = new TreeMap<>();
    for (String line = line(in); !line.isEmpty(); line = line(in)) {
      int colon = line.indexOf(':');
      headers.put(
          line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
    }
    int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
    String body = new String(in.readNBytes(length), StandardCharsets.UTF_8);
    return Optional.of(new Received(System.nanoTime(), words[0], words[1], headers, body));
  }

  private static String line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
      if (c != '\r') {
        line.write(c);
      }
    }
    return line.toString(StandardCharsets.ISO_8859_1);
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (Socket connection : open) {
      connection.close();
    }
  }
}
