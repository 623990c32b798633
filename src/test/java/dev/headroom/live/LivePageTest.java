package dev.headroom.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.headroom.collect.Outcome;
import dev.headroom.load.PhaseKind;
import dev.headroom.quantity.HeadroomException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the page's server answers, told over sockets, and that nobody can hold the run up. */
class LivePageTest {

  private static final int PATIENCE_MILLIS = 60_000;

  private final List<Socket> open = new ArrayList<>();
  private LivePage page;
  private Board board;

  @BeforeEach
  void openPage() {
    page = LivePage.open(0, Pretended.plan(), "</p><script>alert(1)</script>");
    board = new Board(Pretended.plan(), false, page::status);
    board.phase(Pretended.phase("level-01", PhaseKind.STEP, 1000, 5));
  }

  @AfterEach
  void closeAll() throws IOException {
    for (Socket socket : open) {
      socket.close();
    }
    page.close();
  }

  private int port() {
    return page.url().getPort();
  }

  private void second(long epochSecond) {
    board.second(Pretended.second(epochSecond, "level-01", Map.of(Outcome.OK, epochSecond)));
  }

  private BufferedReader ask(String request, String... headers) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), port());
    open.add(socket);
    socket.setSoTimeout(PATIENCE_MILLIS);
    String text = request + "\r\n" + String.join("\r\n", headers) + "\r\n\r\n";
    socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    return new BufferedReader(
        new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
  }

  /** In the version that knows no chunks, whose borders would fall into lines. */
  private BufferedReader events(String... headers) throws IOException {
    List<String> all = new ArrayList<>(List.of("Host: 127.0.0.1:" + port()));
    all.addAll(List.of(headers));
    return ask("GET /events HTTP/1.0", all.toArray(String[]::new));
  }

  private String whole(String request, String... headers) throws IOException {
    List<String> all = new ArrayList<>(List.of(headers));
    all.add("Connection: close");
    return ask(request + " HTTP/1.1", all.toArray(String[]::new))
        .lines()
        .collect(Collectors.joining("\n"));
  }

  /** Lines up to one like this, which the stream brings sooner or later. */
  private static List<String> until(BufferedReader reader, String text) throws IOException {
    List<String> lines = new ArrayList<>();
    for (String line = reader.readLine(); line != null; line = reader.readLine()) {
      lines.add(line);
      if (line.contains(text)) {
        return lines;
      }
    }
    throw new AssertionError("'" + text + "' never came but " + lines);
  }

  private static long count(List<String> lines, String text) {
    return lines.stream().filter(line -> line.contains(text)).count();
  }

  @ParameterizedTest
  @CsvSource({
    "GET /, 127.0.0.1, 200",
    "GET /, localhost, 200",
    "GET /, evil.example, 403",
    "GET /events, evil.example, 403",
    "GET /, 127.0.0.1.evil.example, 403",
    "POST /, 127.0.0.1, 405",
    "HEAD /, 127.0.0.1, 405",
    "OPTIONS /events, 127.0.0.1, 405",
    "GET /favicon.ico, 127.0.0.1, 404",
    "GET /../../etc/passwd, 127.0.0.1, 404",
    "GET /events/x, 127.0.0.1, 404"
  })
  void onlyAGetOfThePageThatNamesThisMachineIsAnswered(String request, String host, int status)
      throws IOException {
    String answer = whole(request, "Host: " + host + ":" + port());
    assertTrue(
        answer.startsWith("HTTP/1.1 " + status + " "), answer.lines().findFirst().orElse(""));
  }

  @Test
  void aHostWithoutThisPortOrNoHostAtAllIsRefused() throws IOException {
    assertTrue(whole("GET /", "Host: 127.0.0.1").startsWith("HTTP/1.1 403 "));
    assertTrue(whole("GET /").startsWith("HTTP/1.1 403 "));
  }

  /** On Linux an address is free beside another one, and taken where all of them are. */
  @Test
  void itListensOnLoopbackOnly() throws IOException {
    try (ServerSocket beside = new ServerSocket(port(), 1, InetAddress.getByName("127.0.0.2"))) {
      assertEquals(port(), beside.getLocalPort());
    }
  }

  @Test
  void nothingOnThePageCanRunOrLoadThatIsNotItsOwn() throws IOException {
    String answer = whole("GET /", "Host: 127.0.0.1:" + port());
    String policy =
        answer
            .lines()
            .filter(l -> l.toLowerCase(Locale.ROOT).startsWith("content-security-policy:"))
            .findFirst()
            .orElseThrow();
    assertTrue(policy.contains("default-src 'none'") && policy.contains("connect-src 'self'"));
    assertFalse(policy.contains("unsafe") || policy.contains("*"), policy);
    assertFalse(answer.contains("<script>alert"), "not escaped");
    assertTrue(answer.contains("&lt;script&gt;alert"), "the subject is there");
    assertFalse(answer.matches("(?s).*(src|href)=\"(?!data:,|#).*"), "it loads something");
  }

  @Test
  void whoOpensItInMidRunIsToldAllThatWasBefore() throws IOException {
    page.said("warming up");
    second(1000);
    second(1001);
    List<String> lines = until(events(), "good 1001/s");
    assertEquals(1, count(lines, "warming up"));
    assertEquals(2, count(lines, "event: second"));
    assertEquals(1, count(lines, "event: state"), "only the latest of what replaces itself");
    second(1002);
  }

  @Test
  void whoComesBackIsToldOnlyWhatItMissed() throws IOException {
    second(1000);
    List<String> lines = until(events(), "event: state");
    String last = lines.get(lines.size() - 2);
    assertTrue(last.startsWith("id: "), last);
    second(1001);
    List<String> rest = until(events("Last-Event-ID:" + last.substring(3)), "good 1001/s");
    assertEquals(1, count(rest, "event: second"), rest.toString());
  }

  @Test
  void severalPagesSeeTheSameAndAllAreToldTheEnd() throws IOException {
    BufferedReader one = events();
    BufferedReader other = events();
    second(1000);
    for (BufferedReader reader : List.of(one, other)) {
      until(reader, "good 1000/s");
    }
    page.ended("Its report: here.html");
    page.close();
    for (BufferedReader reader : List.of(one, other)) {
      until(reader, "Its report: here.html");
    }
    assertThrows(
        IOException.class, () -> new Socket(InetAddress.getLoopbackAddress(), port()).close());
  }

  @Test
  void aReaderThatNeverReadsHoldsNobodyUp() throws IOException {
    BufferedReader slow = events();
    // Far more than all buffers between here and there hold, so that its thread is stuck.
    for (long second = 1000; second < 31_000; second++) {
      second(second);
    }
    until(events(), "good 30999/s");
    page.ended("done");
    page.close();
    assertTrue(slow.ready());
  }

  @Test
  void aPageTooManyIsRefused() throws IOException {
    second(1000);
    for (int i = 0; i < 16; i++) {
      until(events(), "good 1000/s");
    }
    assertTrue(until(events(), "HTTP/1.1").get(0).startsWith("HTTP/1.1 503 "));
  }

  @Test
  void noThreadOfItKeepsTheProcessAlive() throws IOException {
    second(1000);
    until(events(), "good 1000/s");
    Set<String> lasting = new HashSet<>();
    Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> !thread.isDaemon())
        .forEach(thread -> lasting.add(thread.getName()));
    lasting.removeIf(name -> !name.startsWith("live page") && !name.startsWith("HTTP"));
    assertEquals(Set.of(), lasting);
  }

  @Test
  void aPortInUseIsAProblemThatIsNamed() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      HeadroomException problem =
          assertThrows(
              HeadroomException.class,
              () -> LivePage.open(taken.getLocalPort(), Pretended.plan(), "x").close());
      String message = String.valueOf(problem.getMessage());
      assertTrue(message.contains("port " + taken.getLocalPort()), message);
    }
  }
}
