package dev.headroom.check;

import static dev.headroom.check.Checked.ids;
import static dev.headroom.check.Checked.seen;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.headroom.testing.TcpOrigin;
import dev.headroom.testing.TcpOrigin.Answer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Connections that real sockets refuse, leave waiting, or can't make. */
@Execution(ExecutionMode.CONCURRENT)
class ConnectionsTest {

  @Test
  void aPortWhereNothingListensIsRefused() throws IOException {
    Check check = Checked.of(TcpOrigin.refusing());
    assertEquals(List.of("tcp-refused"), ids(check));
    assertTrue(check.blocked());
  }

  /** TCP goes to no multicast address; Linux says so at once. */
  @Test
  void anAddressWithoutARouteIsUnreachable() {
    Check check = Checked.of("target: {url: \"http://224.0.0.1:80\", allowHosts: [224.0.0.1]}");
    assertEquals(List.of("tcp-unreachable"), ids(check));
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aFullBacklogLooksAsAFilterDoes() throws IOException {
    try (Backlog full = Backlog.full()) {
      Check check = Checked.of(full.url());
      assertEquals(List.of("tcp-filtered"), ids(check));
      assertTrue(seen(check, Problem.TCP_FILTERED).contains("no answer after 300"));
    }
  }

  /** Only its second packet finds room, and Linux sends that a second after the first. */
  @Test
  @EnabledOnOs(OS.LINUX)
  void aConnectionThatCameAboutOnlyAtTheSecondTryIsTold() throws Exception {
    try (Backlog full = Backlog.full()) {
      CompletableFuture<Check> checking =
          CompletableFuture.supplyAsync(() -> Checked.of(full.url()));
      full.awaitOneMore();
      TcpOrigin.start(full.server, request -> Answer.OK);
      Check check = checking.get();
      assertEquals(List.of("tcp-retransmitted"), ids(check));
      assertFalse(check.blocked());
    }
  }

  /** A listener that accepts nobody, and has as many waiting as it takes. */
  private record Backlog(ServerSocket server, List<SocketChannel> waiting)
      implements AutoCloseable {

    /** Linux keeps one more than asked for. */
    private static final int ROOM = 2;

    static Backlog full() throws IOException {
      ServerSocket server = new ServerSocket(0, ROOM - 1, InetAddress.getLoopbackAddress());
      List<SocketChannel> waiting = new ArrayList<>();
      for (int i = 0; i < ROOM; i++) {
        waiting.add(SocketChannel.open(server.getLocalSocketAddress()));
      }
      return new Backlog(server, waiting);
    }

    URI url() {
      return URI.create("http://127.0.0.1:" + server.getLocalPort());
    }

    /** Returns when the kernel has a connection to it in the state SYN-SENT, which is 02. */
    void awaitOneMore() throws IOException {
      String mark = String.format(Locale.ROOT, ":%04X 02 ", server.getLocalPort());
      while (!Files.readString(Path.of("/proc/net/tcp")).contains(mark)
          && !Files.readString(Path.of("/proc/net/tcp6")).contains(mark)) {
        LockSupport.parkNanos(1_000_000);
      }
    }

    @Override
    public void close() throws IOException {
      for (SocketChannel each : waiting) {
        each.close();
      }
      server.close();
    }
  }
}
