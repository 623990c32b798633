package dev.headroom.diagnose.internal;

/**
 * Which of its two meanings nginx's "no live upstreams" has: every server is taken for dead, or
 * every one has as many connections as its max_conns.
 *
 * <p>Only the first comes after failures: nginx says so ("temporarily disabled", where the log has
 * warnings), or the failed attempts stand in the log. Source: nginx,
 * src/http/ngx_http_upstream_round_robin.c.
 */
final class NginxTrouble {

  /**
   * How long after a failure of a server it may come of it, in seconds: nginx's default
   * fail_timeout is 10, and its clock is as coarse as the log.
   */
  private static final long FAIL_TIMEOUT = 12;

  /** Before anything that a log may hold. */
  private static final long NEVER = Long.MIN_VALUE / 2;

  private long disabled = NEVER;
  private long failed = NEVER;

  /** Remembers what an error says of the servers. */
  void note(NginxError error) {
    if (error.isMarker()) {
      disabled = error.second();
    } else if (error.says("upstream") && !error.says("no live upstreams")) {
      failed = error.second();
    }
  }

  /** What it means at this second. */
  Rule noneAlive(long second) {
    return second - disabled <= FAIL_TIMEOUT
        ? NginxRules.DISABLED
        : second - failed <= FAIL_TIMEOUT ? NginxRules.FAILED_BEFORE : NginxRules.FULL;
  }
}
