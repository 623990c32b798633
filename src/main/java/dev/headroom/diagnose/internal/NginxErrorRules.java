package dev.headroom.diagnose.internal;

import static dev.headroom.diagnose.Cause.CLIENT_ABORT;
import static dev.headroom.diagnose.Cause.CONNECTION_LIMIT_REACHED;
import static dev.headroom.diagnose.Cause.CONNECTION_READ_TIMEOUT;
import static dev.headroom.diagnose.Cause.CONNECTION_REFUSED;
import static dev.headroom.diagnose.Cause.CONNECTION_TERMINATED;
import static dev.headroom.diagnose.Cause.CONNECTION_TIMEOUT;
import static dev.headroom.diagnose.Cause.DESTINATION_IP_UNROUTABLE;
import static dev.headroom.diagnose.Cause.DNS_ERROR;
import static dev.headroom.diagnose.Cause.DNS_TIMEOUT;
import static dev.headroom.diagnose.Cause.HTTP_PROTOCOL_ERROR;
import static dev.headroom.diagnose.Cause.HTTP_REQUEST_DENIED;
import static dev.headroom.diagnose.Cause.HTTP_RESPONSE_HEADER_SECTION_SIZE;
import static dev.headroom.diagnose.Cause.HTTP_RESPONSE_INCOMPLETE;
import static dev.headroom.diagnose.Cause.HTTP_RESPONSE_TIMEOUT;
import static dev.headroom.diagnose.Cause.PROXY_INTERNAL_ERROR;
import static dev.headroom.diagnose.Cause.TLS_CERTIFICATE_ERROR;
import static dev.headroom.diagnose.Cause.TLS_PROTOCOL_ERROR;

import dev.headroom.diagnose.Cause;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What the messages of nginx's error log mean; the first that matches counts.
 *
 * <p>Source: nginx's own source, the same in 1.22.1 and 1.31.5. Linux error numbers: 11 EAGAIN, 24
 * EMFILE, 32 EPIPE, 99 EADDRNOTAVAIL, 101 ENETUNREACH, 104 ECONNRESET, 110 ETIMEDOUT, 111
 * ECONNREFUSED, 113 EHOSTUNREACH.
 */
final class NginxErrorRules {

  private static final String UPSTREAM = "nginx source, src/http/ngx_http_upstream.c";
  private static final String CONNECT = "nginx source, src/event/ngx_event_connect.c";
  private static final String RESOLVER = "nginx source, src/core/ngx_resolver.c";
  private static final String PROXY = "nginx source, src/http/modules/ngx_http_proxy_module.c";
  private static final String LIMITS = "nginx source, ngx_http_limit_req_module.c and _conn_";
  private static final String CORE = "nginx source, src/http/ngx_http_core_module.c";
  private static final String CONNECTIONS = "nginx source, src/core/ngx_connection.c";

  private static final String CONNECTING = "while connecting to upstream";
  private static final String SHAKING = "while SSL handshaking to upstream";
  private static final String IN_ANSWER = "while reading upstream";
  private static final String SENDING = "while sending request to upstream";

  private record Entry(Predicate<NginxError> sign, Rule rule) {}

  private static final List<Entry> ENTRIES =
      List.of(
          entry(
              says("could not be resolved").and(errno(110)),
              DNS_TIMEOUT,
              "no name server answered",
              RESOLVER),
          entry(says("could not be resolved"), DNS_ERROR, "the name did not resolve", RESOLVER),
          entry(says("no resolver defined"), DNS_ERROR, "no resolver is set", UPSTREAM),
          entry(says("host not found in upstream"), DNS_ERROR, "the name is not known", UPSTREAM),
          entry(
              says("connect()").and(errno(11)),
              CONNECTION_LIMIT_REACHED,
              "the origin's listen queue was full (11)",
              CONNECT),
          entry(
              says("(99:").or(says("bind(")),
              PROXY_INTERNAL_ERROR,
              "no port of its own was left (99)",
              CONNECT),
          entry(errno(24), PROXY_INTERNAL_ERROR, "too many open files (24)", CONNECTIONS),
          entry(
              says("worker_connections are not enough"),
              PROXY_INTERNAL_ERROR,
              "worker_connections were used up",
              CONNECTIONS),
          entry(
              errno(111).and(says(CONNECTING)),
              CONNECTION_REFUSED,
              "connect() was refused (111)",
              CONNECT),
          entry(
              errno(113).or(errno(101)).and(says(CONNECTING)),
              DESTINATION_IP_UNROUTABLE,
              "connect() found no way (113 or 101)",
              CONNECT),
          entry(
              errno(110).and(says(CONNECTING)),
              CONNECTION_TIMEOUT,
              "connecting took longer than proxy_connect_timeout (110)",
              UPSTREAM),
          entry(
              errno(104).and(says(CONNECTING)),
              CONNECTION_TERMINATED,
              "the connection was reset as it was made (104)",
              CONNECT),
          entry(
              says("certificate verify error").or(says("certificate does not match")),
              TLS_CERTIFICATE_ERROR,
              "the origin's certificate was not accepted",
              UPSTREAM),
          entry(says(SHAKING), TLS_PROTOCOL_ERROR, "the TLS handshake failed", UPSTREAM),
          entry(
              says("upstream sent too big header"),
              HTTP_RESPONSE_HEADER_SECTION_SIZE,
              "the answer's header did not fit proxy_buffer_size",
              UPSTREAM),
          entry(
              errno(110).and(says(IN_ANSWER)),
              CONNECTION_READ_TIMEOUT,
              "the origin stopped in its answer (110)",
              UPSTREAM),
          entry(
              says(IN_ANSWER).and(says("prematurely closed").or(errno(104))),
              HTTP_RESPONSE_INCOMPLETE,
              "the origin closed or reset in its answer",
              UPSTREAM),
          entry(
              errno(110).and(says(SENDING)),
              CONNECTION_READ_TIMEOUT,
              "the origin did not take the request in time (110)",
              UPSTREAM),
          entry(
              errno(110),
              HTTP_RESPONSE_TIMEOUT,
              "no header came within proxy_read_timeout (110)",
              UPSTREAM),
          entry(
              says("upstream prematurely closed").or(errno(104)).or(errno(32)),
              CONNECTION_TERMINATED,
              "the origin closed or reset before its header",
              UPSTREAM),
          entry(says("upstream sent"), HTTP_PROTOCOL_ERROR, "the answer was not valid", PROXY),
          entry(
              says("limiting requests").or(says("limiting connections")),
              HTTP_REQUEST_DENIED,
              "limit_req or limit_conn turned it away",
              LIMITS),
          entry(
              says("access forbidden by rule"),
              HTTP_REQUEST_DENIED,
              "a deny rule turned it away",
              CORE),
          entry(says("client prematurely closed"), CLIENT_ABORT, "the visitor left", UPSTREAM));

  private NginxErrorRules() {}

  private static Entry entry(Predicate<NginxError> sign, Cause cause, String seen, String source) {
    return new Entry(sign, Rule.certain(cause, "nginx: " + seen, source));
  }

  private static Predicate<NginxError> says(String text) {
    return error -> error.says(text);
  }

  private static Predicate<NginxError> errno(int number) {
    return error -> error.isErrno(number);
  }

  /** What a message means; empty where that isn't known here. */
  static Optional<Rule> find(NginxError error) {
    return ENTRIES.stream().filter(e -> e.sign().test(error)).map(Entry::rule).findFirst();
  }
}
