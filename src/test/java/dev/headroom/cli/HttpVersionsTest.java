package dev.headroom.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.headroom.collect.Interval;
import dev.headroom.testing.Programs;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What nginx says of the connections that it gets, over TLS with a certificate of its own. */
class HttpVersionsTest {

  private static final int REQUESTS = 60;

  @TempDir Path folder;

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void http2IsSpokenWhereThePlanAsksForItAndShares() throws Exception {
    List<String> log = load("http2: true, connections: shared");
    assertEquals(List.of("HTTP/2.0"), versions(log));
    long connections = connections(log);
    assertTrue(connections < REQUESTS / 2, connections + " connections are not shared");
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void http2HasAConnectionForEachVisitorUnlessTheyShare() throws Exception {
    List<String> log = load("http2: true");
    assertEquals(List.of("HTTP/2.0"), versions(log));
    assertEquals(REQUESTS, connections(log));
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void http1IsSpokenOverTlsOtherwise() throws Exception {
    List<String> log = load("http2: false");
    assertEquals(List.of("HTTP/1.1"), versions(log));
    assertEquals(REQUESTS, connections(log));
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void http1ConnectionsAreKeptAliveWhereVisitorsShareThem() throws Exception {
    long connections = connections(load("connections: shared"));
    assertTrue(connections < REQUESTS / 2, connections + " connections are not shared");
  }

  private static List<String> versions(List<String> log) {
    return log.stream().map(line -> line.split(" ", -1)[0]).distinct().toList();
  }

  private static long connections(List<String> log) {
    return log.stream().map(line -> line.split(" ", -1)[1]).distinct().count();
  }

  /** 20 requests a second for 3 s; the lines of nginx's log, one a request. */
  private List<String> load(String scenario) throws Exception {
    int port = freePort();
    Process nginx = nginx(port);
    try (RecordedInjector injector =
        RecordedInjector.start(
            folder,
            List.of(),
            URI.create("https://127.0.0.1:" + port),
            "scenario: {" + scenario + "}\n",
            new String[0])) {
      injector.level(20, 3);
      List<Interval> seconds = injector.finish().seconds();
      assertEquals(REQUESTS, seconds.stream().mapToLong(Interval::good).sum());
    } finally {
      nginx.destroy();
      assertTrue(nginx.waitFor(20, TimeUnit.SECONDS));
    }
    return Files.readAllLines(folder.resolve("access.log"));
  }

  private Process nginx(int port) throws Exception {
    Path nginx = Programs.require("nginx");
    certificate();
    Path configuration =
        Files.writeString(
            folder.resolve("nginx.conf"),
            """
            daemon off;
            pid %1$s/pid;
            error_log %1$s/error.log;
            events {}
            http {
              log_format seen '$server_protocol $connection';
              access_log %1$s/access.log seen;
              client_body_temp_path %1$s/body; proxy_temp_path %1$s/proxy;
              fastcgi_temp_path %1$s/fastcgi; uwsgi_temp_path %1$s/uwsgi; scgi_temp_path %1$s/scgi;
              server {
                listen 127.0.0.1:%2$d ssl http2;
                ssl_certificate %1$s/cert.pem;
                ssl_certificate_key %1$s/key.pem;
                return 200;
              }
            }
            """
                .formatted(folder, port));
    Process process =
        new ProcessBuilder(nginx.toString(), "-c", configuration.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("nginx.out").toFile())
            .start();
    CommandProcess.await(() -> Files.exists(folder.resolve("pid")), "nginx");
    return process;
  }

  private void certificate() throws Exception {
    Process openssl =
        new ProcessBuilder(
                Programs.require("openssl").toString(),
                "req",
                "-x509",
                "-newkey",
                "rsa:2048",
                "-nodes",
                "-subj",
                "/CN=127.0.0.1",
                "-days",
                "2",
                "-keyout",
                folder.resolve("key.pem").toString(),
                "-out",
                folder.resolve("cert.pem").toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("openssl.out").toFile())
            .start();
    assertEquals(0, openssl.waitFor());
  }

  private static int freePort() throws Exception {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
