package dev.headroom.diagnose.internal;

import dev.headroom.diagnose.Advice;
import dev.headroom.diagnose.Cause;

/** The advice for each cause. */
public final class Advices {

  private Advices() {}

  public static Advice of(Cause cause) {
    return switch (cause) {
      case DNS_ERROR ->
          advice(
              "The name by which the gateway knows the origin does not resolve, so it has nobody to"
                  + " ask.",
              "dig HOST; getent ahosts HOST   # on the gateway, with its own resolver",
              "Mend the record or the resolver that the gateway is set to. Let it look names up"
                  + " while it runs (nginx: resolver and a variable, or resolve on the server;"
                  + " HAProxy: a resolvers section).");
      case DNS_TIMEOUT ->
          advice(
              "No name server answered the gateway in time.",
              "dig +time=2 +tries=1 @RESOLVER HOST",
              "Name a resolver that is near and alive, and a second one. Raise the validity of"
                  + " answers so that a short outage of the resolver isn't one of the service.");
      case STALE_ADDRESS ->
          advice(
              "The gateway still asks an address that the name no longer has.",
              "dig +short HOST   # compare with the address in the gateway's log",
              "Reload the gateway when addresses change, or let it look the name up while it runs."
                  + " Lower the record's time to live before a planned switch.");
      case CONNECTION_REFUSED ->
          advice(
              "Nothing listens at the origin's address and port: the program is down, is still"
                  + " starting, or listens elsewhere. A firewall that rejects looks the same.",
              "nc -vz -w 3 HOST PORT; ss -ltn 'sport = :PORT'   # the second one on the origin",
              "Start it, or correct address and port. If it comes with deployments, have instances"
                  + " take traffic only once they are ready and leave before they end.");
      case DESTINATION_IP_UNROUTABLE ->
          advice(
              "No way leads from the gateway to the origin's address.",
              "ip route get ADDRESS; nc -vz -w 3 ADDRESS PORT",
              "Correct the address, the route or the network's rules between the two.");
      case CONNECTION_TIMEOUT ->
          advice(
              "The origin neither accepts nor refuses a connection. A filter that drops packets"
                  + " does so at any load; a full listen queue only when the load is high.",
              "nstat -az TcpExtListenOverflows TcpExtListenDrops; ss -ltn 'sport = :PORT'   # on the"
                  + " origin",
              "If the counters rise, it is overload: raise the listen backlog and add capacity. If"
                  + " they don't, let the gateway's addresses through the firewall. Set the time"
                  + " of connecting to a few seconds in any case.");
      case CONNECTION_TERMINATED ->
          advice(
              "The origin took the connection and closed or reset it before its answer: it crashed,"
                  + " was stopped, dropped the request because it was full, or closed an idle"
                  + " connection just as a request came.",
              "journalctl -u SERVICE --since -1h; curl -sv http://HOST:PORT/ -o /dev/null",
              "Look for crashes and restarts at the times in the evidence. Keep idle connections"
                  + " open longer at the origin than at the gateway. Let the origin say 503 when it"
                  + " is full instead of closing.");
      case HTTP_RESPONSE_INCOMPLETE ->
          advice(
              "The origin closed or reset the connection in the middle of its answer. Visitors got"
                  + " a good status and half a page.",
              "curl -sv http://HOST:PORT/PATH -o /dev/null   # says how much was missing",
              "Look for crashes, time limits of workers and memory limits at the origin, and for a"
                  + " wrong Content-Length.");
      case HTTP_RESPONSE_TIMEOUT ->
          advice(
              "The origin took the request and did not begin its answer in time: it is busy, stuck,"
                  + " or the request needs longer than is allowed.",
              "curl -s -o /dev/null -w '%{time_starttransfer}\\n' http://HOST:PORT/PATH",
              "If it comes with the load, add capacity. If it doesn't, find what those requests wait"
                  + " for; give slow ones a time limit and a pool of their own.");
      case CONNECTION_READ_TIMEOUT ->
          advice(
              "The origin stopped in the middle of taking a request or giving an answer.",
              "curl -s -o /dev/null -w '%{time_starttransfer} %{time_total}\\n'"
                  + " http://HOST:PORT/PATH",
              "Find what stops it between two parts of an answer; answers that wait for events need"
                  + " a longer limit or a sign of life now and then.");
      case CONNECTION_LIMIT_REACHED ->
          advice(
              "Every connection that the gateway may have to the origin was in use, and the queue"
                  + " for them was full or took too long.",
              "echo 'show stat' | socat stdio /run/haproxy/admin.sock | cut -d, -f1-8   # qcur, scur,"
                  + " slim",
              "If the origin is at its own limit, add instances: this is overload, kept at the"
                  + " gateway. If it is idle, raise maxconn or max_conns to the concurrency that the"
                  + " fit found.");
      case HTTP_PROTOCOL_ERROR ->
          advice(
              "What the origin answered is not valid HTTP. HAProxy says so of too big a header, too.",
              "curl -sv --http1.1 http://HOST:PORT/PATH -o /dev/null",
              "Ask the right port (TLS, another protocol?). Mend the header that the gateway names.");
      case HTTP_RESPONSE_HEADER_SECTION_SIZE ->
          advice(
              "The header of the origin's answer does not fit the gateway's buffer; most often it is"
                  + " cookies.",
              "curl -s -D - -o /dev/null http://HOST:PORT/PATH | wc -c",
              "Make it smaller, or raise proxy_buffer_size (nginx) or tune.bufsize (HAProxy).");
      case TLS_PROTOCOL_ERROR ->
          advice(
              "The TLS handshake failed.",
              "openssl s_client -connect HOST:PORT -servername HOST </dev/null",
              "Agree on a version and ciphers; send the name that the origin expects"
                  + " (proxy_ssl_server_name, sni).");
      case TLS_CERTIFICATE_ERROR ->
          advice(
              "The origin's certificate was not accepted: expired, of another name, or of an issuer"
                  + " that the gateway doesn't know.",
              "openssl s_client -connect HOST:PORT -servername HOST -verify_return_error"
                  + " </dev/null",
              "Renew it, or give the gateway the right name and issuer.");
      case DESTINATION_UNAVAILABLE ->
          advice(
              "The gateway holds every instance for dead and asks none. What killed the first ones"
                  + " stands before it in the log.",
              "echo 'show servers state' | socat stdio /run/haproxy/admin.sock; grep 'temporarily"
                  + " disabled' error.log",
              "Mend what the instances failed of. Don't let a few failed requests take out the last"
                  + " instance (nginx: max_fails=0 for a single one; HAProxy: gentler checks).");
      case PROXY_CONFIGURATION_ERROR ->
          advice(
              "The gateway has no route or no service for this request.",
              "curl -sv -H 'Host: NAME' http://GATEWAY/PATH -o /dev/null",
              "Add the route, or correct host and path.");
      default -> AdvicesOfOurOwn.of(cause);
    };
  }

  static Advice advice(String what, String confirm, String fix) {
    return new Advice(what, confirm, fix);
  }
}
