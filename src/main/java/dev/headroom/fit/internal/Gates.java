package dev.headroom.fit.internal;

import dev.headroom.collect.Interval;
import dev.headroom.collect.Recording;
import dev.headroom.load.PhaseRecord;
import dev.headroom.plan.Objective;
import dev.headroom.quantity.Percentile;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.math3.stat.descriptive.rank.Median;

/**
 * Decides which seconds and levels say something about the origin, before anything is fitted.
 *
 * <p>What is judged is the injector: on schedule, below its ceiling, not short of processor time. A
 * level is judged by the median of its seconds, because on a shared machine single seconds are late
 * without making the level wrong.
 */
final class Gates {

  /** Share of requests that may be missing against the schedule; saturation notes, section 5.1. */
  private static final double MOST_MISSING = 0.001;

  /** Requests that may be missing in any window: what the two ends of it can hide. */
  private static final double EDGE_REQUESTS = 3;

  /** Gatling's own clock ticks in milliseconds and its timer wheel in 10 ms. */
  private static final double LEAST_LAG_BOUND_MICROS = 10_000;

  /** Share of the objective's bound that the injector itself may add. */
  private static final double LAG_SHARE_OF_OBJECTIVE = 0.1;

  /** Above it the injector competes with its own timers for the processors. */
  private static final double MOST_CPU = 0.9;

  /**
   * Below this share of its bounds the injector was at ease. Its seconds then tell more than a
   * ceiling that was measured before, in a moment when something else may have kept the machine
   * busy.
   */
  private static final double AT_EASE = 0.5;

  /** Fewer requests say nothing of a percentile or a share. */
  private static final long LEAST_REQUESTS = 20;

  /** Two seconds are the least that have a spread. */
  private static final int LEAST_SECONDS = 2;

  private final Recording recording;
  private final double lagBound;

  Gates(Recording recording, List<PhaseRecord> phases, Objective objective) {
    this.recording = recording;
    double base = baseMicros(phases);
    double share = LAG_SHARE_OF_OBJECTIVE * objective.latency().toNanos() / 1000;
    lagBound = Math.max(LEAST_LAG_BOUND_MICROS, Math.max(base, share));
  }

  /** Whether requests of this second left too late for its latencies to be the origin's. */
  boolean late(Interval second) {
    return second.lag().p99Micros() > lagBound;
  }

  /** Why the level says nothing because of the injector, if so. */
  Optional<String> injector(List<Interval> seconds) {
    double offered = seconds.stream().mapToDouble(Interval::offered).sum();
    double missing = offered - seconds.stream().mapToDouble(Interval::sent).sum();
    double lag = median(seconds.stream().mapToDouble(i -> i.lag().p99Micros()).toArray());
    double edge = offered / seconds.size() * lag / 1e6 + EDGE_REQUESTS;
    if (missing > MOST_MISSING * offered + edge) {
      return reason("the injector sent %.2f %% less than was due", 100 * missing / offered);
    }
    if (lag > lagBound) {
      return reason(
          "the injector sent late: p99 of the lag %.1f ms, at most %.1f ms is allowed here",
          lag / 1000, lagBound / 1000);
    }
    double[] cpu = seconds.stream().mapToDouble(Interval::injectorCpu).toArray();
    double used = median(Arrays.stream(cpu).filter(Double::isFinite).toArray());
    if (used > MOST_CPU) {
      return reason("the injector used %.0f %% of the machine's processors", 100 * used);
    }
    boolean atEase = lag < AT_EASE * lagBound && used < AT_EASE * MOST_CPU;
    return atEase ? Optional.empty() : aboveCeiling(offered / seconds.size());
  }

  /** Why the level holds too little to say anything, if so. */
  Optional<String> size(List<Interval> seconds) {
    if (seconds.size() < LEAST_SECONDS) {
      return reason("%d analysed seconds, at least %d are needed", seconds.size(), LEAST_SECONDS);
    }
    long ended = seconds.stream().mapToLong(Interval::completed).sum();
    return ended < LEAST_REQUESTS
        ? reason("%d requests ended in it, at least %d are needed", ended, LEAST_REQUESTS)
        : Optional.empty();
  }

  /** Why counts and latencies of a calm level aren't of the same requests, if so. */
  Optional<String> little(List<Interval> seconds) {
    boolean known = seconds.stream().anyMatch(s -> s.inFlight() > 0 && s.latency().count() > 0);
    Little little = Little.of(seconds);
    return !known || little.holds()
        ? Optional.empty()
        : reason(
            "Little's law doesn't hold: %.0f completions/s of %.1f ms each make %.2f requests"
                + " inside, and %.2f were counted; some requests are missing in one of them",
            little.rate(),
            1000 * little.latency(),
            little.rate() * little.latency(),
            little.inside());
  }

  private Optional<String> aboveCeiling(double rate) {
    return recording
        .run()
        .ceiling()
        .filter(c -> c.exhausted() && rate > c.held().perSecond())
        .flatMap(
            c ->
                reason(
                    "%.0f/s is above the injector's own ceiling of %s", rate, c.held().rounded()));
  }

  /** The median latency at the lowest rate: what the origin takes when nothing waits. */
  private double baseMicros(List<PhaseRecord> phases) {
    return phases.stream()
        .map(recording::analysed)
        .filter(s -> size(s).isEmpty())
        .min((a, b) -> Double.compare(offered(a), offered(b)))
        .map(s -> Points.latency(s).at(Percentile.P50).toNanos() / 1000.0)
        .orElse(0.0);
  }

  private static double offered(List<Interval> seconds) {
    return seconds.stream().mapToDouble(Interval::offered).average().orElse(0);
  }

  private static double median(double[] values) {
    return values.length == 0 ? 0 : new Median().evaluate(values);
  }

  private static Optional<String> reason(String format, Object... args) {
    return Optional.of(String.format(Locale.ROOT, format, args));
  }
}
