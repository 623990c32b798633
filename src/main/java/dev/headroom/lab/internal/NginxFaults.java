package dev.headroom.lab.internal;

import dev.headroom.lab.Fault;

/** What nginx is configured with beside its usual settings, so that a fault happens. */
final class NginxFaults {

  private static final String LOCATION = "location / {";
  private static final String NO_RETRY = " +error_page 502 = @retry1;\n";

  private NginxFaults() {}

  /**
   * The edits of a fault.
   *
   * @param site what is there for it
   */
  static Edits of(Fault fault, FaultSite site) {
    Edits edits = site.instances().size() > 1 ? new Edits().put(NO_RETRY, "") : new Edits();
    return switch (fault) {
      case NAME_MISSING ->
          edits.put(
              "location / \\{\n +proxy_pass http://origin;",
              """
              location / {
                      resolver 127.0.0.1:%d ipv6=off;
                      resolver_timeout 1s;
                      set \\$name origin.headroom.invalid;
                      proxy_pass http://\\$name:80;"""
                  .formatted(site.nameServer()));
      case CLOSED_REUSED ->
          edits
              .put("Connection close;", "Connection \"\";")
              .put("(upstream origin \\{\n(?: +server .*\n)+)", "$1      keepalive 16;\n");
      case TIMEOUT -> edits.put("proxy_read_timeout 30s", "proxy_read_timeout 500ms");
      case MAXCONN_FULL ->
          edits
              .put("max_fails=0;", "max_fails=0 max_conns=1;")
              .below("upstream origin {", "      zone origin 64k;");
      case ALL_DOWN -> edits.put("max_fails=0;", "max_fails=1 fail_timeout=10s;");
      case LIMITER -> limited(edits, "rate=5r/s", "burst=1 nodelay", 429);
      case BAN -> limited(edits, "rate=1r/m", "burst=19 nodelay", 403);
      case GATEWAY_OUT_OF_PORTS ->
          edits.below(LOCATION, "      proxy_bind 127.0.0.1:" + site.sourcePort() + ";");
      default -> edits;
    };
  }

  private static Edits limited(Edits edits, String rate, String burst, int status) {
    return edits
        .below("http {", "  limit_req_zone $binary_remote_addr zone=visitors:1m " + rate + ";")
        .below(
            LOCATION,
            "      limit_req zone=visitors " + burst + ";\n      limit_req_status " + status + ";");
  }
}
