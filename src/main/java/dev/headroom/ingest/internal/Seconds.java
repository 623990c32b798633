package dev.headroom.ingest.internal;

import dev.headroom.collect.Interval;
import dev.headroom.load.PhaseRecord;
import dev.headroom.quantity.HeadroomException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** A run as counts of seconds, in whatever order its requests come. */
final class Seconds {

  /** A week: a longer recording is not one load test; also what TimeText allows. */
  private static final int MOST_SECONDS = 7 * 86_400;

  private final NavigableMap<Long, Second> seconds = new TreeMap<>();
  private long lastKey;
  private Second last = new Second();

  Second at(long epochSecond) {
    if (seconds.isEmpty() || epochSecond != lastKey) {
      last = seconds.computeIfAbsent(epochSecond, ignored -> new Second());
      lastKey = epochSecond;
      if (seconds.size() > MOST_SECONDS) {
        throw new HeadroomException(
            HeadroomException.Kind.BAD_DATA,
            "the recordings hold more than a week of seconds; cut out the load test");
      }
    }
    return last;
  }

  /** The first second in which a request was due. */
  long firstOffered() {
    return seconds.entrySet().stream()
        .filter(e -> e.getValue().due() > 0)
        .mapToLong(e -> e.getKey())
        .findFirst()
        .orElse(0);
  }

  /** The longest time without anything in it, in seconds. */
  long longestHole() {
    long longest = 0;
    long before = seconds.firstKey();
    for (long second : seconds.keySet()) {
      longest = Math.max(longest, second - before - 1);
      before = second;
    }
    return longest;
  }

  /** How many requests were due in each second, from the first with any to the last with any. */
  long[] offered() {
    long from = firstOffered();
    long to = from - 1;
    for (Map.Entry<Long, Second> entry : seconds.descendingMap().entrySet()) {
      if (entry.getValue().due() > 0) {
        to = entry.getKey();
        break;
      }
    }
    long[] counts = new long[Math.toIntExact(to - from + 1)];
    for (int i = 0; i < counts.length; i++) {
      Second second = seconds.get(from + i);
      counts[i] = second == null ? 0 : second.due();
    }
    return counts;
  }

  /** All seconds from the first to the last, those without any request too. */
  List<Interval> intervals(List<PhaseRecord> phases) {
    List<Interval> intervals = new ArrayList<>();
    long inFlight = 0;
    int phase = 0;
    for (long second = seconds.firstKey(); second <= seconds.lastKey(); second++) {
      while (phase < phases.size() && phases.get(phase).endSecond() <= second) {
        phase++;
      }
      boolean inside = phase < phases.size() && phases.get(phase).startSecond() <= second;
      Second counted = seconds.getOrDefault(second, NOTHING);
      inFlight = Math.max(0, inFlight + counted.remaining());
      intervals.add(
          counted.interval(
              second,
              inside ? phases.get(phase).name() : Interval.IDLE,
              inside ? phases.get(phase).shape().highest().perSecond() : 0,
              inFlight));
    }
    return intervals;
  }

  private static final Second NOTHING = new Second();
}
