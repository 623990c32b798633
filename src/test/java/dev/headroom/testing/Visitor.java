package dev.headroom.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A client of its own on a bare socket: one GET a connection, and what came back as it came. */
public final class Visitor {

  /** Longer than any gateway of the lab waits in these tests. */
  private static final int PATIENCE_MILLIS = 20_000;

  private static final Pattern STATUS = Pattern.compile("\\AHTTP/1\\.[01] (\\d{3})");
  private static final Pattern LENGTH = Pattern.compile("(?i)\r\nContent-Length: (\\d+)\r\n");

  private Visitor() {}

  /** The status; {@code 200 cut} where the end is missing; {@code none} where no answer came. */
  public static String ask(URI url) {
    StringBuilder text = new StringBuilder();
    try (Socket socket = new Socket()) {
      socket.connect(
          new InetSocketAddress(InetAddress.getLoopbackAddress(), url.getPort()), PATIENCE_MILLIS);
      socket.setSoTimeout(PATIENCE_MILLIS);
      String request = "GET / HTTP/1.1\r\nHost: lab\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      byte[] buffer = new byte[8192];
      for (int n = socket.getInputStream().read(buffer); n >= 0; ) {
        text.append(new String(buffer, 0, n, StandardCharsets.ISO_8859_1));
        n = socket.getInputStream().read(buffer);
      }
    } catch (IOException e) {
      // Reset: what had come until then counts.
    }
    return status(text.toString());
  }

  private static String status(String answer) {
    Matcher status = STATUS.matcher(answer);
    if (!status.find()) {
      return answer.isEmpty() ? "none" : "no HTTP";
    }
    int head = answer.indexOf("\r\n\r\n");
    Matcher length = LENGTH.matcher(answer);
    boolean whole =
        head >= 0
            && (!length.find() || answer.length() >= head + 4 + Long.parseLong(length.group(1)));
    return status.group(1) + (whole ? "" : " cut");
  }

  /** What so many visitors got, of whom so many ask at a time. */
  public static List<String> ask(URI url, int visitors, int together) {
    ExecutorService threads = Executors.newFixedThreadPool(together);
    try {
      List<CompletableFuture<String>> answers = new ArrayList<>();
      for (int i = 0; i < visitors; i++) {
        answers.add(CompletableFuture.supplyAsync(() -> ask(url), threads));
      }
      return answers.stream().map(CompletableFuture::join).toList();
    } finally {
      threads.shutdown();
    }
  }
}
