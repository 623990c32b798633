package dev.headroom.lab.internal;

import dev.headroom.lab.Fault;
import dev.headroom.lab.GatewayKind;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * nginx, as a gateway that shows overload and rides out the death of an instance.
 *
 * <ul>
 *   <li>{@code master_process off}: one process, so that none is left over when it is killed.
 *   <li>{@code Connection: close} towards the origin: no idle connection can be closed under a
 *       request (nginx before 1.29.7 does so anyway, later ones keep connections by default).
 *   <li>{@code max_fails=0}: nginx counts a connection closed without an answer as a failure of the
 *       instance; marking it down would turn the overload of all into "no live upstreams".
 *   <li>{@code proxy_next_upstream off}, then {@code error_page 502}: nginx cannot retry a refused
 *       connection without also sending again what an instance has already taken and failed to
 *       answer. So the retry is a chain of named locations, each of which goes on only when the
 *       last attempt had no connection ({@code $upstream_connect_time} ends in "-").
 * </ul>
 */
final class NginxProgram implements GatewayProgram {

  private static final String CONFIGURATION =
      """
      # Written by headroom; overwritten at every change of the instances.
      daemon off;
      master_process off;
      pid nginx.pid;
      error_log nginx-errors.log warn;
      worker_rlimit_nofile 32768;
      events {
        worker_connections 16384;
      }
      http {
        log_format headroom escape=json '{"t":"$msec","rid":"$request_id","pid":"$pid","c":"$connection",'
          '"cr":"$connection_requests","m":"$request_method","st":"$status","rt":"$request_time",'
          '"ua":"$upstream_addr","us":"$upstream_status","uct":"$upstream_connect_time",'
          '"uht":"$upstream_header_time","urt":"$upstream_response_time",'
          '"ubr":"$upstream_bytes_received","ubs":"$upstream_bytes_sent"}';
        map $uri $visitor {
          default 1;
          {probe} 0;
        }
        map $upstream_connect_time $taken {
          volatile;
          default 1;
          "~-$" 0;
        }
        access_log access.log headroom if=$visitor;
        client_body_temp_path nginx-temp-body;
        proxy_temp_path nginx-temp-proxy;
        fastcgi_temp_path nginx-temp-fastcgi;
        uwsgi_temp_path nginx-temp-uwsgi;
        scgi_temp_path nginx-temp-scgi;
        client_max_body_size 0;
        keepalive_requests 1000000;
        proxy_http_version 1.1;
        proxy_set_header Connection close;
        proxy_set_header Host $host;
        proxy_connect_timeout 1s;
        proxy_read_timeout 30s;
        proxy_send_timeout 30s;
        proxy_next_upstream off;
        recursive_error_pages on;
        upstream origin {
      {servers}
        }
        server {
          listen {host}:{port} backlog=4096;
          location / {
            proxy_pass http://origin;
      {onRefusal}    }
      {chain}  }
      }
      """;

  /**
   * More than there are instances, since the turns of other requests come in between; fewer than
   * the ten internal redirections after which nginx answers 500.
   */
  private static final int RETRIES = 8;

  @Override
  public GatewayKind kind() {
    return GatewayKind.NGINX;
  }

  @Override
  public String versionOption() {
    return "-v";
  }

  @Override
  public Pattern version() {
    return Pattern.compile("nginx/([0-9.]+)");
  }

  @Override
  public String configurationFile() {
    return "nginx.conf";
  }

  @Override
  public String outputFile() {
    return errorFile();
  }

  @Override
  public String errorFile() {
    return "nginx-errors.log";
  }

  @Override
  public String configuration(int port, List<URI> instances) {
    String servers =
        instances.stream()
            .map(instance -> "    server " + instance.getAuthority() + " max_fails=0;")
            .collect(Collectors.joining("\n"));
    int retries = instances.size() == 1 ? 0 : RETRIES;
    String chain =
        IntStream.rangeClosed(1, retries)
            .mapToObj(retry -> location(retry, retries))
            .collect(Collectors.joining());
    return CONFIGURATION
        .replace("{probe}", ReadinessProbe.PATH)
        .replace("{servers}", servers)
        .replace("{host}", Loopback.HOST)
        .replace("{port}", Integer.toString(port))
        .replace("{onRefusal}", onRefusal(1, retries))
        .replace("{chain}", chain);
  }

  private static String location(int retry, int retries) {
    return String.format(
        """
            location @retry%d {
              if ($taken) {
                return 502;
              }
              proxy_pass http://origin;
        %s    }
        """,
        retry, onRefusal(retry + 1, retries));
  }

  private static String onRefusal(int retry, int retries) {
    return retry > retries ? "" : "      error_page 502 = @retry" + retry + ";\n";
  }

  @Override
  public Edits edits(Fault fault, FaultSite site) {
    return NginxFaults.of(fault, site);
  }

  @Override
  public List<String> arguments(Path directory) {
    return List.of("-p", directory + "/", "-c", configurationFile());
  }
}
