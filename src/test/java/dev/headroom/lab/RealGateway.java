package dev.headroom.lab;

import dev.headroom.testing.Programs;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** An installed gateway with a configuration of the test's own. */
final class RealGateway implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Process process;
  private final int port;

  private RealGateway(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /**
   * Starts HAProxy.
   *
   * @param backend a section {@code backend shop} with its servers
   */
  static RealGateway haproxy(Path folder, String backend) throws IOException {
    Path program = Programs.require("haproxy");
    int port = freePort();
    Path file = folder.resolve("haproxy.cfg");
    Files.writeString(
        file,
        "global\n    maxconn 8192\n    no strict-limits\nfrontend visitors\n    mode http\n"
            + "    timeout client 30s\n    bind 127.0.0.1:"
            + port
            + "\n    default_backend shop\n"
            + backend);
    return start(folder, port, List.of(program.toString(), "-db", "-f", file.toString()));
  }

  /**
   * Starts nginx.
   *
   * @param http directives of the http block, of which the server listens on 127.0.0.1:8000
   */
  static RealGateway nginx(Path folder, String http) throws IOException {
    Path program = Programs.require("nginx");
    int port = freePort();
    Files.writeString(
        folder.resolve("nginx.conf"),
        "daemon off;\nmaster_process off;\npid nginx.pid;\nerror_log errors.log;\n"
            + "events { worker_connections 8192; }\nhttp {\naccess_log off;\n"
            + "client_body_temp_path a; proxy_temp_path b; fastcgi_temp_path c;\n"
            + "uwsgi_temp_path d; scgi_temp_path e;\n"
            + http.replace("127.0.0.1:8000", "127.0.0.1:" + port)
            + "}\n");
    return start(folder, port, List.of(program.toString(), "-p", folder + "/", "-c", "nginx.conf"));
  }

  private static RealGateway start(Path folder, int port, List<String> command) throws IOException {
    Path words = folder.resolve("words.txt");
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(words.toFile())
            .start();
    RealGateway gateway = new RealGateway(process, port);
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!gateway.listens()) {
      if (!process.isAlive() || System.nanoTime() > end) {
        process.destroyForcibly();
        throw new AssertionError("the gateway doesn't listen: " + Files.readString(words));
      }
      LockSupport.parkNanos(10_000_000);
    }
    return gateway;
  }

  private boolean listens() {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + port);
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
