package dev.headroom.fit.internal;

import dev.headroom.collect.Interval;
import dev.headroom.collect.Recording;
import dev.headroom.fit.internal.OwnLimits.Mark;
import dev.headroom.load.PhaseRecord;
import dev.headroom.plan.Objective;
import dev.headroom.quantity.Percentile;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.math3.stat.descriptive.rank.Median;

/**
 * Decides which levels say something about the origin, before anything is fitted.
 *
 * <p>A level is kept without the seconds in which the injector was the limit. Where these are more
 * than half of it, the level as a whole was one of the injector: its median second was.
 */
final class Gates {

  /**
   * Below this share of its bounds the injector was at ease. Its seconds then tell more than a
   * ceiling that was measured before, in a moment when something else may have kept the machine
   * busy.
   */
  private static final double AT_EASE = 0.5;

  /** Above it the median second is one of the injector. */
  private static final double MOST_MARKED = 0.5;

  /** Fewer requests say nothing of a percentile or a share. */
  private static final long LEAST_REQUESTS = 20;

  /** Two seconds are the least that have a spread. */
  private static final int LEAST_SECONDS = 2;

  private final Recording recording;
  private final OwnLimits limits;

  Gates(Recording recording, List<PhaseRecord> phases, Objective objective) {
    this.recording = recording;
    this.limits = OwnLimits.of(objective, baseMicros(phases));
  }

  /** What the injector was short of in a second, if it was the limit there. */
  Optional<Mark> mark(Interval second) {
    return limits.of(second);
  }

  /** Why the level says nothing because of the injector, if so. */
  Optional<Mark> injector(List<Interval> seconds) {
    List<Mark> marks = seconds.stream().map(limits::of).flatMap(Optional::stream).toList();
    int left = seconds.size() - marks.size();
    if (left < LEAST_SECONDS || marks.size() > MOST_MARKED * seconds.size()) {
      return Optional.of(most(marks, seconds.size()));
    }
    double lag = median(seconds.stream().mapToDouble(i -> i.lag().p99Micros()).toArray());
    double[] cpu = seconds.stream().mapToDouble(Interval::injectorCpu).toArray();
    double used = median(Arrays.stream(cpu).filter(Double::isFinite).toArray());
    boolean atEase = lag < AT_EASE * limits.lagMicros() && used < AT_EASE * OwnLimits.MOST_CPU;
    return atEase ? Optional.empty() : aboveCeiling(offered(seconds));
  }

  /** The limit of most of these seconds, in the words of the first of them. */
  private static Mark most(List<Mark> marks, int seconds) {
    OwnLimit most =
        Arrays.stream(OwnLimit.values())
            .max(Comparator.comparingLong(l -> marks.stream().filter(m -> m.limit() == l).count()))
            .orElseThrow();
    String first =
        marks.stream().filter(m -> m.limit() == most).findFirst().map(Mark::reason).orElse("");
    return new Mark(
        most, String.format(Locale.ROOT, "in %d of %d seconds %s", marks.size(), seconds, first));
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

  private Optional<Mark> aboveCeiling(double rate) {
    return recording
        .run()
        .ceiling()
        .filter(c -> c.exhausted() && rate > c.held().perSecond())
        .flatMap(
            c ->
                reason(
                    "%.0f/s is above the injector's own ceiling of %s", rate, c.held().rounded()))
        .map(why -> new Mark(OwnLimit.CEILING, why));
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
