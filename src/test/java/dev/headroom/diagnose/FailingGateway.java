package dev.headroom.diagnose;

import dev.headroom.emit.EmitFormat;
import dev.headroom.testing.Programs;
import dev.headroom.testing.TcpOrigin;
import dev.headroom.testing.TcpOrigin.Answer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A real gateway whose every path has an origin behind it that fails in a way of its own. */
final class FailingGateway implements AutoCloseable {

  private final Path folder;
  private final List<TcpOrigin> origins = new ArrayList<>();
  private final int port;
  private final Process process;

  private FailingGateway(Path folder, String program, String template) throws IOException {
    this.folder = folder;
    this.port = free();
    Files.createDirectories(folder);
    Map<String, Integer> ports = new TreeMap<>();
    for (Answer answer : Answer.values()) {
      TcpOrigin origin = TcpOrigin.answering(answer);
      origins.add(origin);
      ports.put(answer.name(), origin.port());
    }
    String configuration = template.replace("{port}", Integer.toString(port));
    configuration =
        configuration.replace("{REFUSED}", Integer.toString(TcpOrigin.refusing().getPort()));
    for (Map.Entry<String, Integer> entry : ports.entrySet()) {
      configuration =
          configuration.replace("{" + entry.getKey() + "}", Integer.toString(entry.getValue()));
    }
    Path file = folder.resolve("gateway.conf");
    Files.writeString(file, configuration);
    String path = Programs.require(program).toString();
    List<String> command =
        program.equals("nginx")
            ? List.of(path, "-p", folder + "/", "-c", file.toString())
            : List.of(path, "-db", "-f", file.toString());
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("TZ", "UTC");
    this.process =
        builder
            .redirectOutput(folder.resolve("haproxy.log").toFile())
            .redirectError(folder.resolve("start.txt").toFile())
            .start();
    while (!listens()) {
      if (!process.isAlive()) {
        throw new IOException(Files.readString(folder.resolve("start.txt")));
      }
      Thread.onSpinWait();
    }
  }

  static FailingGateway nginx(Path folder) throws IOException {
    String settings =
        EmitFormat.NGINX_LOG
            .withoutRun()
            .orElseThrow()
            .replace("/var/log/nginx/headroom.log", "json.log")
            .replace("/var/log/nginx/error.log", "error.log");
    return new FailingGateway(folder, "nginx", NGINX.replace("@settings@", settings));
  }

  static FailingGateway haproxy(Path folder) throws IOException {
    return new FailingGateway(folder, "haproxy", HAPROXY);
  }

  private static int free() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private boolean listens() {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  /** Asks for a path on a connection of its own and waits for the end of the answer. */
  String ask(String path) {
    return ask(path, "test");
  }

  String ask(String path, String userAgent) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      String request =
          "GET "
              + path
              + " HTTP/1.1\r\nHost: shop\r\nUser-Agent: "
              + userAgent
              + "\r\nX-Request-ID: id-of"
              + path.replace('/', '-')
              + "\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      ByteArrayOutputStream answer = new ByteArrayOutputStream();
      socket.getInputStream().transferTo(answer);
      return answer.toString(StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      return "";
    }
  }

  /** Asks for one path several times at once. */
  void askTogether(String path, int times) {
    List<CompletableFuture<String>> answers = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      answers.add(
          CompletableFuture.supplyAsync(
              () -> ask(path),
              task -> {
                Thread thread = new Thread(task, "visitor");
                thread.setDaemon(true);
                thread.start();
              }));
    }
    answers.forEach(CompletableFuture::join);
  }

  /** Ends the gateway, so that all it has to say is in its logs. */
  @Override
  public void close() throws IOException {
    // A gateway of one thread has logged what came before by the time it answers another.
    ask("/ok");
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    for (TcpOrigin origin : origins) {
      origin.close();
    }
  }

  Path folder() {
    return folder;
  }

  private static final String NGINX =
      """
      daemon off;
      master_process off;
      pid nginx.pid;
      error_log error.log warn;
      events { worker_connections 256; }
      http {
        @settings@
        log_format placed '$remote_addr - $remote_user [$time_local] "$request" $status $body_bytes_sent '
          '"$http_referer" "$http_user_agent" $upstream_addr $upstream_status '
          '$upstream_connect_time $upstream_header_time $upstream_response_time';
        log_format named '$remote_addr - $remote_user [$time_local] "$request" $status $body_bytes_sent '
          '"$http_referer" "$http_user_agent" rt=$request_time ua="$upstream_addr" us="$upstream_status" '
          'uct="$upstream_connect_time" uht="$upstream_header_time" urt="$upstream_response_time" $request_id';
        access_log placed.log placed;
        access_log named.log named;
        access_log plain.log combined;
        client_body_temp_path body;
        proxy_temp_path proxy;
        fastcgi_temp_path fastcgi;
        uwsgi_temp_path uwsgi;
        scgi_temp_path scgi;
        proxy_read_timeout 300ms;
        proxy_connect_timeout 300ms;
        proxy_next_upstream off;
        limit_req_zone $binary_remote_addr zone=few:64k rate=1r/m;
        upstream full {
          zone full 64k;
          server 127.0.0.1:{SILENCE} max_conns=1 max_fails=0;
          server 127.0.0.1:{SILENCE} max_conns=1 max_fails=0;
        }
        upstream dead {
          server 127.0.0.1:{REFUSED} fail_timeout=10s;
          server 127.0.0.1:{REFUSED} fail_timeout=10s;
        }
        upstream one-dead {
          server 127.0.0.1:{REFUSED} max_fails=0;
          server 127.0.0.1:{OK};
        }
        server {
          listen 127.0.0.1:{port};
          location /ok { proxy_pass http://127.0.0.1:{OK}; }
          location /refused { proxy_pass http://127.0.0.1:{REFUSED}; }
          location /reset { proxy_pass http://127.0.0.1:{RESET}; }
          location /close { proxy_pass http://127.0.0.1:{CLOSE}; }
          location /timeout { proxy_pass http://127.0.0.1:{SILENCE}; }
          location /invalid { proxy_http_version 1.1; proxy_pass http://127.0.0.1:{GARBAGE}; }
          location /big { proxy_pass http://127.0.0.1:{BIG_HEADER}; }
          location /cut { proxy_pass http://127.0.0.1:{CUT_SHORT}; }
          location /full { proxy_pass http://full; }
          location /dead { proxy_pass http://dead; }
          location /retried { proxy_next_upstream error; proxy_pass http://one-dead; }
          location /limited { limit_req zone=few; proxy_pass http://127.0.0.1:{OK}; }
          location /denied { deny all; proxy_pass http://127.0.0.1:{OK}; }
          location /unnamed {
            resolver 127.0.0.1:{REFUSED} ipv6=off;
            resolver_timeout 300ms;
            set $name no-such-host.invalid;
            proxy_pass http://$name:80;
          }
        }
      }
      """;

  private static final String HAPROXY =
      """
      global
          nbthread 1
          log stdout format raw local0
      defaults
          mode http
          log global
          option httplog
          option httpclose
          retries 0
          timeout connect 300ms
          timeout client 5s
          timeout server 300ms
          timeout queue 100ms
      frontend visitors
          bind 127.0.0.1:{port}
          capture request header X-Request-ID len 64
          http-request deny deny_status 429 if { path /limited }
          http-request deny if { path /denied }
          use_backend %[path,regsub(^/,)]
      backend ok
          server s 127.0.0.1:{OK}
      backend refused
          server s 127.0.0.1:{REFUSED}
      backend reset
          server s 127.0.0.1:{RESET}
      backend close
          server s 127.0.0.1:{CLOSE}
      backend timeout
          server s 127.0.0.1:{SILENCE}
      backend invalid
          server s 127.0.0.1:{GARBAGE}
      backend big
          server s 127.0.0.1:{BIG_HEADER}
      backend cut
          server s 127.0.0.1:{CUT_SHORT}
      backend full
          server s 127.0.0.1:{SILENCE} maxconn 1
      backend full-at-once
          server s 127.0.0.1:{SILENCE} maxconn 1 maxqueue 1
      backend dead
          server s 127.0.0.1:{REFUSED} disabled
      """;
}
