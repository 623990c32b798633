package dev.headroom.load;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.headroom.plan.PlanReader;
import dev.headroom.testing.TcpOrigin;
import dev.headroom.testing.TcpOrigin.Answer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real failures, made with real sockets, as Gatling words them and the injector reports them. */
class FailureTextTest {

  @TempDir Path folder;

  @Test
  void everyFailureOfARealConnectionIsTheOutcomeOfTheContract() throws Exception {
    try (TcpOrigin ok = TcpOrigin.answering(Answer.OK);
        TcpOrigin close = TcpOrigin.answering(Answer.CLOSE);
        TcpOrigin reset = TcpOrigin.answering(Answer.RESET);
        TcpOrigin silence = TcpOrigin.answering(Answer.SILENCE);
        TcpOrigin garbage = TcpOrigin.answering(Answer.GARBAGE);
        TcpOrigin cut = TcpOrigin.answering(Answer.CUT_SHORT);
        TcpOrigin redirect =
            TcpOrigin.start(r -> r.path().equals("/") ? Answer.REDIRECT : Answer.OK);
        ServerSocket full = fullBacklog()) {
      List<String> urls = new ArrayList<>();
      List<String> expected = new ArrayList<>();
      add(urls, expected, TcpOrigin.refusing() + "/", "REFUSED");
      add(urls, expected, ok.url() + "/", "200");
      add(urls, expected, close.url() + "/", "RESET");
      add(urls, expected, reset.url() + "/", "RESET");
      add(urls, expected, silence.url() + "/", "TIMEOUT");
      add(urls, expected, garbage.url() + "/", "INVALID_RESPONSE");
      add(urls, expected, cut.url() + "/", "RESET");
      add(urls, expected, "https://127.0.0.1:" + ok.port() + "/", "TLS_FAILED");
      add(urls, expected, "http://no-such-host.invalid/", "DNS_FAILED");
      add(urls, expected, "http://127.0.0.1:" + full.getLocalPort() + "/", "CONNECT_FAILED");
      add(urls, expected, redirect.url() + "/", "302");
      expected.add("200");
      add(urls, expected, TcpOrigin.refusing() + "/again", "REFUSED");

      Path plan = folder.resolve("plan.yaml");
      Files.writeString(
          plan, InjectorProcess.plan(ok.url(), "simulation: " + EveryFailure.class.getName()));
      try (InjectorProcess process =
          InjectorProcess.launch(
              plan,
              folder,
              "-Durls=" + String.join(" ", urls),
              "-Dgatling.socket.connectTimeout=500")) {
        process.injector().begin();
        Phase one = InjectorProcess.phase("one", 1, Duration.ofSeconds(1));
        process.injector().run(one, 1, ignored -> {});
        process.injector().finish(PlanReader.read(plan));
        assertEquals(expected, process.outcomes());
        assertEquals(expected.size(), process.words("due").size(), process.events().toString());
      }
    }
  }

  private static void add(List<String> urls, List<String> expected, String url, String outcome) {
    urls.add(url);
    expected.add(outcome);
  }

  /** Accepts nothing and has room for nothing: connecting to it times out (Linux drops the SYN). */
  private static ServerSocket fullBacklog() throws Exception {
    ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    for (int i = 0; i < 3; i++) {
      SocketChannel filler = SocketChannel.open();
      filler.configureBlocking(false);
      filler.connect(server.getLocalSocketAddress());
    }
    return server;
  }
}
