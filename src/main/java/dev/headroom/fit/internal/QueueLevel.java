package dev.headroom.fit.internal;

import java.util.List;

/**
 * One level as the queue models see it.
 *
 * @param offered requests per second
 * @param seconds of it that are analysed
 * @param overloaded whether it is beyond the capacity
 * @param goodput good completions per second
 * @param lost share of requests that ended in a gateway error or were given up on; its error holds
 *     what had not ended yet or ended from before: a queue that still fills loses nothing so far
 * @param latency mean latency of good requests, seconds; NaN where there were none
 */
record QueueLevel(
    double offered, int seconds, boolean overloaded, Share goodput, Share lost, Share latency) {

  /**
   * @param floor share of requests that fails at any rate and is no matter of the queue
   * @param dispersion variance of a second's completions in overload, divided by their mean
   */
  static QueueLevel of(Window window, boolean overloaded, double floor, double dispersion) {
    List<Counts> seconds = window.seconds();
    Share failed =
        Share.of(seconds, c -> Math.max(0, c.failed() - floor * c.ended()), Counts::ended);
    Counts total = window.total();
    double pending = Math.abs(total.offered() - total.ended()) / Math.max(1, total.offered());
    return new QueueLevel(
        window.offered(),
        seconds.size(),
        overloaded,
        new Share(window.goodput(), Math.sqrt(dispersion * window.goodput() / seconds.size())),
        new Share(failed.value(), Math.hypot(failed.standardError(), pending)),
        drifting(seconds, Share.ratio(seconds, Counts::latencySeconds, Counts::answered)));
  }

  /** The same with another one's standard errors. */
  QueueLevel withErrorsOf(QueueLevel other) {
    return new QueueLevel(
        offered,
        seconds,
        overloaded,
        new Share(goodput.value(), other.goodput.standardError()),
        new Share(lost.value(), other.lost.standardError()),
        new Share(latency.value(), other.latency.standardError()));
  }

  /** A level that still fills or drains is known no better than its two halves agree. */
  private static Share drifting(List<Counts> seconds, Share mean) {
    int half = seconds.size() / 2;
    if (half == 0) {
      return mean;
    }
    double first = latency(seconds.subList(0, half));
    double second = latency(seconds.subList(seconds.size() - half, seconds.size()));
    double apart = Math.abs(first - second) / 2;
    return new Share(mean.value(), Math.max(mean.standardError(), apart));
  }

  private static double latency(List<Counts> seconds) {
    Counts total = seconds.stream().reduce(Counts.NONE, Counts::plus);
    return total.latencySeconds() / total.answered();
  }
}
