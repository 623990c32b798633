package dev.headroom.lab.internal;

import dev.headroom.lab.Fault;

/** What HAProxy is configured with beside its usual settings, so that a fault happens. */
final class HaproxyFaults {

  private static final String SERVER = "(    server origin-\\d+ \\S+)";

  private HaproxyFaults() {}

  /**
   * The edits of a fault.
   *
   * @param site what is there for it
   */
  static Edits of(Fault fault, FaultSite site) {
    Edits edits =
        new Edits()
            .put("    retries \\d+", "    retries 0")
            // Who only asks whether it listens is no visitor.
            .below("    option httplog", "    option dontlognull");
    if (fault != Fault.ALL_DOWN) {
      // Without checks it never knows that an instance is dead.
      edits.put("    default-server check .*\n", "");
    }
    return switch (fault) {
      case NAME_MISSING ->
          edits
              .put(
                  "    server origin-1 (\\S+):(\\d+)",
                  "    server origin-1 origin.headroom.invalid:$2 check inter 200ms resolvers lab"
                      + " init-addr $1")
              .put(
                  "defaults\n",
                  "resolvers lab\n    nameserver lab 127.0.0.1:"
                      + site.nameServer()
                      + "\n    hold nx 100ms\n    timeout resolve 100ms\n\ndefaults\n");
      case CLOSED_REUSED ->
          edits.put("option httpclose", "option http-keep-alive\n    http-reuse always");
      case TIMEOUT -> edits.put("timeout server 30s", "timeout server 500ms");
      case MAXCONN_FULL ->
          edits
              .put(SERVER, "$1 maxconn 1")
              .below("    timeout connect 1s", "    timeout queue 10ms");
      case LIMITER ->
          counted(edits, "http_req_rate(1s)", "deny_status 429 if { sc_http_req_rate(0) gt 5 }");
      case BAN -> counted(edits, "http_req_cnt", "if { sc_http_req_cnt(0) gt 20 }");
      case GATEWAY_OUT_OF_PORTS ->
          edits.put(SERVER, "$1 source 127.0.0.1:" + site.sourcePort() + "-" + site.sourcePort());
      default -> edits;
    };
  }

  private static Edits counted(Edits edits, String what, String deny) {
    return edits.below(
        "frontend visitors",
        "    stick-table type ip size 1k expire 1m store "
            + what
            + "\n    http-request track-sc0 src\n    http-request deny "
            + deny);
  }
}
