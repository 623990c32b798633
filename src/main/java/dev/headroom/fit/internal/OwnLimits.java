package dev.headroom.fit.internal;

import dev.headroom.collect.InjectorHealth;
import dev.headroom.collect.Interval;
import dev.headroom.collect.Outcome;
import dev.headroom.load.SelfObserver.Stock;
import dev.headroom.plan.Objective;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Tells the seconds in which the injector was the limit.
 *
 * <p>What is judged is the injector alone: whether it sent all that was due, in time, and saw
 * answers in time. One bound serves for all that is late: what the injector may add without its own
 * delay being the news.
 *
 * @param lagMicros that bound
 */
record OwnLimits(double lagMicros) {

  /** Share of requests that may be missing against the schedule; saturation notes, section 5.1. */
  private static final double MOST_MISSING = 0.001;

  /** Requests that may be missing in any second: what the two ends of it can hide. */
  private static final double EDGE_REQUESTS = 3;

  /** Share of the file descriptors beyond which requests that weren't sent lacked one. */
  private static final double NEARLY_ALL = 0.95;

  /** Gatling's own clock ticks in milliseconds and its timer wheel in 10 ms. */
  private static final double LEAST_LAG_BOUND_MICROS = 10_000;

  /** Share of the objective's bound that the injector itself may add. */
  private static final double LAG_SHARE_OF_OBJECTIVE = 0.1;

  /** Above it the injector competes with its own timers for the processors. */
  static final double MOST_CPU = 0.9;

  /** Failures before anything could be sent; they are no requests that the injector left out. */
  private static final List<Outcome> UNSENT =
      List.of(Outcome.REFUSED, Outcome.CONNECT_FAILED, Outcome.DNS_FAILED, Outcome.TLS_FAILED);

  /**
   * @param baseMicros what the origin takes when nothing waits
   */
  static OwnLimits of(Objective objective, double baseMicros) {
    double share = LAG_SHARE_OF_OBJECTIVE * objective.latency().toNanos() / 1000;
    return new OwnLimits(Math.max(LEAST_LAG_BOUND_MICROS, Math.max(baseMicros, share)));
  }

  /**
   * What limited a second.
   *
   * @param reason a clause
   */
  record Mark(OwnLimit limit, String reason) {}

  /** What it was in this second, the surest evidence first. */
  Optional<Mark> of(Interval second) {
    InjectorHealth health = second.health();
    return Stream.of(
            mark(
                OwnLimit.PORTS,
                health.portless() > 0,
                "the injector had no local port left for %d requests",
                health.portless()),
            mark(
                OwnLimit.FILES,
                health.fileless() > 0,
                "the injector had no file descriptor left for %d requests",
                health.fileless()),
            late(
                OwnLimit.PAUSE,
                health.pausedMillis() * 1000,
                "the injector stood still to collect garbage"),
            late(
                OwnLimit.LATE,
                (double) second.lag().p99Micros(),
                "the injector sent late: p99 of the lag"),
            late(
                OwnLimit.TIMERS,
                (double) health.timers().p99Micros(),
                "the injector saw answers late: p99 of its timers' lag"),
            unsent(second),
            mark(
                OwnLimit.PROCESSORS,
                second.injectorCpu() > MOST_CPU,
                "the injector used %.0f %% of the machine's processors",
                100 * second.injectorCpu()))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private Optional<Mark> late(OwnLimit limit, double micros, String what) {
    return mark(
        limit,
        micros > lagMicros,
        what + " %.1f ms, at most %.1f ms is allowed here",
        micros / 1000,
        lagMicros / 1000);
  }

  private static Optional<Mark> unsent(Interval second) {
    double tried = second.sent() + UNSENT.stream().mapToDouble(second::count).sum();
    double missing = second.offered() - tried;
    double edge = second.offered() * second.lag().p99Micros() / 1e6 + EDGE_REQUESTS;
    boolean full = second.health().holding().files().filter(OwnLimits::exhausted).isPresent();
    return mark(
        full ? OwnLimit.FILES : OwnLimit.UNSENT,
        missing > MOST_MISSING * second.offered() + edge,
        "the injector sent %.1f %% less than was due"
            + (full ? ", its file descriptors used up" : ""),
        100 * missing / second.offered());
  }

  /** Counted once a second, while connections come and go. */
  private static boolean exhausted(Stock files) {
    return files.used() >= NEARLY_ALL * files.limit();
  }

  private static Optional<Mark> mark(
      OwnLimit limit, boolean limited, String format, Object... args) {
    return limited
        ? Optional.of(new Mark(limit, String.format(Locale.ROOT, format, args)))
        : Optional.empty();
  }
}
