package dev.headroom.report;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The gateway's own account of a run: what its access log says it answered.
 *
 * @param seconds in order of time; seconds without a request may be absent
 */
public record GatewayAccount(List<Second> seconds) {

  public GatewayAccount {
    seconds = List.copyOf(seconds);
  }

  /**
   * One second of it, by the gateway's clock.
   *
   * @param epochSecond the second, UTC
   * @param byStatus answers logged in this second, by HTTP status; a status below 100 stands for a
   *     request that was logged without an answer
   */
  public record Second(long epochSecond, Map<Integer, Long> byStatus) {

    public Second {
      byStatus = Collections.unmodifiableMap(new TreeMap<>(byStatus));
    }
  }

  /** Answers of the whole account, by HTTP status in ascending order. */
  public Map<Integer, Long> totals() {
    Map<Integer, Long> totals = new TreeMap<>();
    for (Second second : seconds) {
      second.byStatus().forEach((status, count) -> totals.merge(status, count, Long::sum));
    }
    return Collections.unmodifiableMap(totals);
  }
}
