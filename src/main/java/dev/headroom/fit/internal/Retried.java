package dev.headroom.fit.internal;

import dev.headroom.collect.Interval;
import java.util.List;

/** How much retries add to what visitors would ask for. */
final class Retried {

  private Retried() {}

  /** Requests made ÷ visits; 1 where nobody came. */
  static double amplification(List<Interval> seconds) {
    double visits = seconds.stream().mapToDouble(Interval::offered).sum();
    double retries = seconds.stream().mapToDouble(Interval::retries).sum();
    return visits == 0 ? 1 : (visits + retries) / visits;
  }
}
