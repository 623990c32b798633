package dev.headroom.live.internal;

import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.Set;

/**
 * Lets in only GET requests that name this server as their host, and says on every answer what a
 * browser may do with it.
 *
 * <p>A page from elsewhere whose name was made to point at this machine sends that name as host
 * (DNS rebinding), and so is turned away. Sources: RFC 9110, sections 7.2 and 15.5.6; W3C Content
 * Security Policy Level 3.
 */
final class Door extends Filter {

  private static final int FORBIDDEN = 403;
  private static final int METHOD_NOT_ALLOWED = 405;
  private static final int NO_BODY = -1;

  private final Set<String> hosts;
  private final String policy;

  /**
   * @param policy the Content-Security-Policy
   */
  Door(int port, String policy) {
    this.hosts = Set.of("127.0.0.1:" + port, "localhost:" + port);
    this.policy = policy;
  }

  @Override
  public String description() {
    return "GET from this machine only";
  }

  @Override
  public void doFilter(HttpExchange exchange, Chain chain) throws IOException {
    Headers answer = exchange.getResponseHeaders();
    answer.set("Content-Security-Policy", policy);
    answer.set("X-Content-Type-Options", "nosniff");
    answer.set("Referrer-Policy", "no-referrer");
    answer.set("Cross-Origin-Resource-Policy", "same-origin");
    answer.set("Cache-Control", "no-store");
    String host = exchange.getRequestHeaders().getFirst("Host");
    if (host == null || !hosts.contains(host)) {
      refuse(exchange, FORBIDDEN);
    } else if (!exchange.getRequestMethod().equals("GET")) {
      answer.set("Allow", "GET");
      refuse(exchange, METHOD_NOT_ALLOWED);
    } else {
      chain.doFilter(exchange);
    }
  }

  static void refuse(HttpExchange exchange, int status) throws IOException {
    exchange.sendResponseHeaders(status, NO_BODY);
    exchange.close();
  }
}
