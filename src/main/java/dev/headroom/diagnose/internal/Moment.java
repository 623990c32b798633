package dev.headroom.diagnose.internal;

import dev.headroom.collect.Outcome;
import java.util.Map;
import java.util.TreeMap;

/**
 * One second with its failures and their causes.
 *
 * @param second epoch second in which it begins
 * @param rate requests that were due in it
 * @param ended requests that ended in it
 * @param compared whether it shows how causes answer to the load
 * @param failures how many failed, by how it looked to the visitor and by kind; may be changed
 */
record Moment(
    long second,
    double rate,
    long ended,
    boolean compared,
    Map<Outcome, Map<Kind, Long>> failures) {

  static Moment of(long second, double rate, long ended, boolean compared) {
    return new Moment(second, rate, ended, compared, new TreeMap<>());
  }

  void add(Outcome outcome, Kind kind, long count) {
    if (count != 0) {
      failures.computeIfAbsent(outcome, key -> new TreeMap<>()).merge(kind, count, Long::sum);
    }
  }

  long count(Kind kind) {
    return failures.values().stream().mapToLong(of -> of.getOrDefault(kind, 0L)).sum();
  }

  /** Puts so many of a kind down to another one, whatever they looked like to the visitor. */
  void move(Kind from, Kind to, long count) {
    long left = count;
    for (Outcome outcome : Outcome.values()) {
      Map<Kind, Long> of = failures.getOrDefault(outcome, Map.of());
      long moved = Math.min(left, of.getOrDefault(from, 0L));
      if (moved > 0) {
        of.merge(from, -moved, Long::sum);
        of.remove(from, 0L);
        of.merge(to, moved, Long::sum);
        left -= moved;
      }
    }
  }
}
