package dev.headroom.diagnose.internal;

import static dev.headroom.diagnose.internal.Advices.advice;

import dev.headroom.diagnose.Advice;
import dev.headroom.diagnose.Cause;

/** The advice for causes that lie with the gateway, the visitor or the load. */
final class AdvicesOfOurOwn {

  private AdvicesOfOurOwn() {}

  static Advice of(Cause cause) {
    return switch (cause) {
      case PROXY_INTERNAL_ERROR ->
          advice(
              "The gateway is at a limit of its own: connections, open files, ports or memory. More"
                  + " instances behind it change nothing.",
              "ss -s; grep 'open files' /proc/$(pidof -s nginx)/limits; sysctl"
                  + " net.ipv4.ip_local_port_range",
              "Raise worker_connections, maxconn, the limit of open files or the range of ports;"
                  + " keep connections to the origin open; or run more gateways.");
      case HTTP_REQUEST_DENIED ->
          advice(
              "A limiter, a filter or a firewall turned the request away. It says nothing of how"
                  + " much the origin takes.",
              "for i in $(seq 20); do curl -s -o /dev/null -w '%{http_code} ' http://GATEWAY/; done",
              "Let the addresses of the load test through, or measure with as many addresses as"
                  + " visitors have. If real visitors meet it, raise the limit.");
      case HTTP_REQUEST_ERROR ->
          advice(
              "The request itself was answered with 4xx.",
              "curl -sv http://GATEWAY/PATH -o /dev/null",
              "Correct the plan's paths, headers or bodies; a load of requests that are refused says"
                  + " nothing of the origin.");
      case ORIGIN_5XX ->
          advice(
              "The origin itself answered 5xx; the gateway only passed it on.",
              "curl -sv http://HOST:PORT/PATH -o /dev/null; journalctl -u SERVICE --since -1h",
              "Its own log says why. If it comes with the load, something behind the origin is full:"
                  + " a pool, a database, a queue.");
      case CLIENT_ABORT ->
          advice(
              "The visitor left before the answer. Many at once are visitors who wait for too long.",
              "grep ' 499 ' access.log | tail   # nginx; HAProxy: states that begin with C",
              "Look at the latency of that time; if it was low, the visitors' own time limit is too"
                  + " short.");
      case GATEWAY_UNREACHABLE ->
          advice(
              "Visitors could not connect to the gateway: it was down, or its listen queue was full.",
              "nc -vz -w 3 GATEWAY PORT; nstat -az TcpExtListenOverflows   # on the gateway",
              "Start it; raise its backlog and net.core.somaxconn if the counter rises.");
      case OVERLOAD ->
          advice(
              "The origin takes no more: the failures rise with the load and are not there below some"
                  + " rate. What they look like differs by gateway and origin.",
              "headroom fit RUN   # where the saturation is",
              "Add instances as headroom recommend says, or make requests cheaper.");
      default ->
          advice(
              "Nothing that was logged says why.",
              "headroom emit --for nginx-log   # what to log; haproxy-log and envoy-log too",
              "Have the gateway log what that prints, and run again.");
    };
  }
}
