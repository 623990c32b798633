package dev.headroom.diagnose.internal;

import dev.headroom.collect.Interval;
import dev.headroom.collect.Outcome;
import dev.headroom.diagnose.Cause;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Predicate;

/**
 * A second without its faults: those requests are as if they had never been sent, since they say
 * nothing of how many the origin could take. What a limiter turned away is told as {@code limited},
 * whatever its status.
 */
final class Cleared {

  private Cleared() {}

  static Interval of(Interval interval, Moment moment, Predicate<Kind> fault) {
    Map<Outcome, Long> outcomes = new EnumMap<>(Outcome.class);
    outcomes.putAll(interval.outcomes());
    long removed = 0;
    for (Map.Entry<Outcome, Map<Kind, Long>> entry : moment.failures().entrySet()) {
      for (Map.Entry<Kind, Long> of : entry.getValue().entrySet()) {
        if (fault.test(of.getKey())) {
          outcomes.merge(entry.getKey(), -of.getValue(), Long::sum);
          removed += of.getValue();
        } else if (of.getKey().cause() == Cause.HTTP_REQUEST_DENIED) {
          outcomes.merge(entry.getKey(), -of.getValue(), Long::sum);
          outcomes.merge(Outcome.LIMITED, of.getValue(), Long::sum);
        }
      }
    }
    outcomes.values().removeIf(count -> count == 0);
    return outcomes.equals(interval.outcomes()) ? interval : with(interval, outcomes, removed);
  }

  private static Interval with(Interval interval, Map<Outcome, Long> outcomes, long removed) {
    return new Interval(
        interval.epochSecond(),
        interval.phase(),
        interval.target(),
        Math.max(0, interval.offered() - removed),
        Math.max(0, interval.sent() - removed),
        outcomes,
        interval.inFlight(),
        interval.latency(),
        interval.lag(),
        interval.injectorCpu(),
        interval.service(),
        interval.health(),
        interval.retries());
  }
}
