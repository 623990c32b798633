package dev.headroom.diagnose.internal;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** What a gateway logged in one second. */
public final class LoggedSecond {

  /**
   * Failures that are counted together here.
   *
   * @param status what the visitor was answered
   * @param kind why
   */
  public record Failure(int status, Kind kind) implements Comparable<Failure> {
    @Override
    public int compareTo(Failure other) {
      int byStatus = Integer.compare(status, other.status);
      return byStatus == 0 ? kind.compareTo(other.kind) : byStatus;
    }
  }

  private final Map<Failure, Long> failures = new TreeMap<>();
  private long good;

  void good() {
    good++;
  }

  void failed(int status, Kind kind) {
    failures.merge(new Failure(status, kind), 1L, Long::sum);
  }

  void add(LoggedSecond other) {
    good += other.good;
    other.failures.forEach((failure, n) -> failures.merge(failure, n, Long::sum));
  }

  /** Requests that ended in it. */
  public long requests() {
    return good + failures.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Those that failed. */
  public Map<Failure, Long> failures() {
    return Collections.unmodifiableMap(failures);
  }
}
