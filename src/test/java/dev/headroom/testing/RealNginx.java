package dev.headroom.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The nginx that is installed, with a configuration of the test's own. */
public final class RealNginx implements AutoCloseable {

  private static final String CONFIGURATION =
      """
      daemon off;
      master_process off;
      pid nginx.pid;
      error_log errors.log;
      events {}
      http {
        access_log off;
        client_body_temp_path body;
        proxy_temp_path proxy;
        fastcgi_temp_path fastcgi;
        uwsgi_temp_path uwsgi;
        scgi_temp_path scgi;
        {http}
        server {
          listen 127.0.0.1:{port};
          {server}
        }
      }
      """;

  private final Process process;
  private final int port;

  private RealNginx(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /**
   * Starts one, and returns when it takes connections.
   *
   * @param folder empty
   * @param http directives of that block
   * @param server directives of that block
   */
  public static RealNginx start(Path folder, String http, String server) throws IOException {
    Path program = Programs.require("nginx");
    int port = free();
    Files.writeString(
        folder.resolve("nginx.conf"),
        CONFIGURATION
            .replace("{http}", http)
            .replace("{server}", server)
            .replace("{port}", Integer.toString(port)));
    Process process =
        new ProcessBuilder(program.toString(), "-p", folder + "/", "-c", "nginx.conf")
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("output.log").toFile())
            .start();
    RealNginx nginx = new RealNginx(process, port);
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(15);
    while (!nginx.listens()) {
      if (!process.isAlive() || System.nanoTime() > deadline) {
        nginx.close();
        throw new IOException(Files.readString(folder.resolve("output.log")));
      }
      LockSupport.parkNanos(10_000_000);
    }
    return nginx;
  }

  private static int free() throws IOException {
    try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return any.getLocalPort();
    }
  }

  private boolean listens() {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  public URI url() {
    return URI.create("http://127.0.0.1:" + port);
  }

  @Override
  public void close() {
    process.destroy();
  }
}
