package dev.headroom.diagnose.internal;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which of its two meanings nginx's "no live upstreams" has: every server is taken for dead, or
 * every one has as many connections as its max_conns.
 *
 * <p>Only the first comes after failures: nginx says so ("temporarily disabled", where the log has
 * warnings), or the failed attempts stand in the log. It names the group in the one line and a
 * server's address in the others, so what goes together is told by the path that was asked for.
 * Source: nginx, src/http/ngx_http_upstream_round_robin.c.
 */
final class NginxTrouble {

  /**
   * How long after a failure of a server it may come of it, in seconds: nginx's default
   * fail_timeout is 10, and its clock is as coarse as the log.
   */
  private static final long FAIL_TIMEOUT = 12;

  /** Paths that are remembered; a site with more has the oldest forgotten. */
  private static final int MOST_PATHS = 1_000;

  /** Before anything that a log may hold. */
  private static final long NEVER = Long.MIN_VALUE / 2;

  private static final Pattern PATH = Pattern.compile("\"[A-Z]+ ([^ ?\"]{1,200})");

  private final Map<String, Long> disabled = new Recent();
  private final Map<String, Long> failed = new Recent();
  private long anywhere = NEVER;

  private static final class Recent extends LinkedHashMap<String, Long> {
    private static final long serialVersionUID = 1;

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
      return size() > MOST_PATHS;
    }
  }

  /** Remembers what an error says of the servers. */
  void note(NginxError error) {
    if (!error.says("upstream") || error.says("no live upstreams")) {
      return;
    }
    anywhere = error.second();
    (error.isMarker() ? disabled : failed).put(path(error), error.second());
  }

  private static String path(NginxError error) {
    Matcher matcher = PATH.matcher(error.line());
    return matcher.find() ? matcher.group(1) : "";
  }

  /** What an error means, after all that came before it; empty where that isn't known here. */
  Optional<Rule> rule(NginxError error) {
    return error.says("no live upstreams")
        ? Optional.of(noneAlive(error))
        : NginxErrorRules.find(error);
  }

  private Rule noneAlive(NginxError error) {
    long since = error.second() - FAIL_TIMEOUT;
    String path = path(error);
    if (disabled.getOrDefault(path, NEVER) >= since) {
      return NginxRules.DISABLED;
    }
    return failed.getOrDefault(path, NEVER) >= since
        ? NginxRules.FAILED_BEFORE
        : anywhere >= since ? NginxRules.NO_LIVE : NginxRules.FULL;
  }
}
