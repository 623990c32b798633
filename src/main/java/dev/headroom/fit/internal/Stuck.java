package dev.headroom.fit.internal;

import dev.headroom.collect.Interval;
import java.util.List;

/**
 * Whether an origin that should be back to normal isn't getting there: neither failures nor latency
 * fell from the first half of these seconds to the second by more than chance.
 */
final class Stuck {

  /** Halves of fewer seconds than three say nothing of a trend. */
  private static final int LEAST_SECONDS = 6;

  /** Three standard errors, doubled because failures come in bunches. */
  private static final double ERRORS = 6;

  /** A mean latency that falls by less is not getting better in this time. */
  private static final double FALLING = 0.9;

  private Stuck() {}

  static boolean is(List<Interval> seconds) {
    if (seconds.size() < LEAST_SECONDS) {
      return false;
    }
    List<Interval> first = seconds.subList(0, seconds.size() / 2);
    List<Interval> second = seconds.subList(seconds.size() / 2, seconds.size());
    return !fewerFail(first, second) && !faster(first, second);
  }

  private static boolean fewerFail(List<Interval> first, List<Interval> second) {
    double ended = completed(first) + completed(second);
    double share = (failed(first) + failed(second)) / ended;
    double error = Math.sqrt(share * (1 - share) * (1 / completed(first) + 1 / completed(second)));
    return failed(first) / completed(first) - failed(second) / completed(second) > ERRORS * error;
  }

  /** Only where most are answered: the few that get through a failing origin tell nothing. */
  private static boolean faster(List<Interval> first, List<Interval> second) {
    return failed(second) < completed(second) / 2
        && Points.latency(second).mean().toNanos()
            < FALLING * Points.latency(first).mean().toNanos();
  }

  private static double completed(List<Interval> seconds) {
    return seconds.stream().mapToDouble(Interval::completed).sum();
  }

  private static double failed(List<Interval> seconds) {
    return seconds.stream().mapToDouble(Interval::failed).sum();
  }
}
