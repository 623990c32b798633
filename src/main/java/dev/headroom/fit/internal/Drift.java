package dev.headroom.fit.internal;

import dev.headroom.collect.Interval;
import dev.headroom.collect.LatencyHistogram;
import dev.headroom.collect.Recording;
import dev.headroom.load.PhaseKind;
import dev.headroom.load.PhaseRecord;
import dev.headroom.quantity.Percentile;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How far the median latency at the lowest rate that was driven twice moved from the first phase of
 * it to the last: with nothing waiting, latency is the origin's own service time.
 *
 * <p>Each median has an interval of {@link #SIGMAS} standard errors of the share of requests above
 * it, which knows that slow requests come in bunches ({@link Share}). Only what lies between the
 * two intervals is a shift. It has to be in both halves of the last phase, as the rest of a backlog
 * is gone in the second.
 *
 * @param before median in the first phase, microseconds
 * @param after median in the last
 * @param least what the shift is at least, microseconds; zero where chance may be all of it
 * @param lag 99th percentile of the injector's lag, microseconds: it counts as latency
 */
record Drift(double before, double after, double least, double lag) {

  /** Of each of two medians: together chance gets beyond it in 2 of 10,000 recordings. */
  private static final double SIGMAS = 2.6;

  /** Of the difference of two medians, slower only: chance gets beyond it in 2 of 1,000. */
  private static final double ONE_SIDED = 2.9;

  /** Levels up to so many times the lowest rate are nearly as calm. */
  private static final double CALM = 2;

  /** Above it the capacity differs by more than instances are counted with. */
  private static final double MATERIAL = 0.05;

  /** Saturation notes, section 5.2. */
  private static final double WORTH_SAYING = 0.02;

  /** Empty where no rate was driven twice, or nobody answered. */
  static Optional<Drift> of(Recording recording) {
    List<PhaseRecord> all =
        Stream.of(PhaseKind.CONTROL, PhaseKind.STEP)
            .flatMap(kind -> recording.phases(kind).stream())
            .sorted(Comparator.comparingLong(PhaseRecord::startSecond))
            .toList();
    return all.stream()
        .filter(p -> recording.analysed(p).size() >= 2)
        .collect(Collectors.groupingBy(Drift::rate, TreeMap::new, Collectors.toList()))
        .values()
        .stream()
        .filter(alike -> alike.size() >= 2)
        .findFirst()
        .flatMap(alike -> among(recording, all, alike));
  }

  private static Optional<Drift> among(
      Recording recording, List<PhaseRecord> all, List<PhaseRecord> alike) {
    PhaseRecord first = alike.get(0);
    PhaseRecord last = alike.get(alike.size() - 1);
    List<Interval> after = recording.analysed(last);
    double middle = (first.startSecond() + last.startSecond()) / 2.0;
    List<Interval> calm =
        all.stream()
            .filter(p -> rate(p) <= CALM * rate(first) && p.startSecond() < middle)
            .flatMap(p -> recording.analysed(p).stream())
            .toList();
    return between(recording.analysed(first), after).map(drift -> drift.since(calm, after));
  }

  /**
   * With the calm levels next to the first one, which know its median better: only for an origin
   * that got slower, as what little waits in them is on the other side then.
   */
  private Drift since(List<Interval> calm, List<Interval> last) {
    double[] earlier = median(calm);
    double[] later = median(last);
    double error = Math.hypot(earlier[2] - earlier[0], later[2] - later[0]) / (2 * SIGMAS);
    double shift = Math.min(after - before, later[1] - earlier[1]);
    double sure = Math.min(shift, later[1] - earlier[1] - ONE_SIDED * error);
    return sure > least ? new Drift(before, after, sure, lag) : this;
  }

  private static Optional<Drift> between(List<Interval> first, List<Interval> last) {
    List<Interval> calmer = last.subList(last.size() / 2, last.size());
    double[] before = median(first);
    double[] whole = median(last);
    double[] half = median(calmer);
    if (before[1] == 0 || half[1] == 0) {
      return Optional.empty();
    }
    double[] after = Math.abs(half[1] - before[1]) < Math.abs(whole[1] - before[1]) ? half : whole;
    double least = Math.max(0, Math.max(whole[0] - before[2], before[0] - whole[2]));
    double seen = Math.abs(after[1] - before[1]);
    double lag = Math.max(Calm.lag(first), Calm.lag(last));
    return Optional.of(new Drift(before[1], after[1], Math.min(least, seen), lag));
  }

  /** Whether a capacity that was measured between the two can't be either's. */
  boolean material() {
    return least > MATERIAL * before && Math.abs(after - before) > lag;
  }

  boolean worthSaying() {
    return least > 0 && Math.abs(after - before) > Math.max(lag, WORTH_SAYING * before);
  }

  /** What was seen, as a clause. */
  String said() {
    return String.format(
        Locale.ROOT,
        "the median latency at the lowest rate went from %.1f ms before to %.1f ms after",
        before / 1000,
        after / 1000);
  }

  /** Lower end, value and upper end, microseconds. */
  private static double[] median(List<Interval> seconds) {
    LatencyHistogram latency = Points.latency(seconds);
    double error = Share.above(seconds, latency.at(Percentile.P50)).standardError();
    double percent = Math.min(49, 100 * SIGMAS * error);
    return new double[] {
      micros(latency, 50 - percent), micros(latency, 50), micros(latency, 50 + percent)
    };
  }

  private static double micros(LatencyHistogram latency, double percent) {
    return latency.at(new Percentile(percent)).toNanos() / 1e3;
  }

  private static double rate(PhaseRecord phase) {
    return phase.shape().highest().perSecond();
  }
}
