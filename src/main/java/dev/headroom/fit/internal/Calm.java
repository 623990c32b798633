package dev.headroom.fit.internal;

import dev.headroom.collect.Interval;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.commons.math3.stat.descriptive.rank.Median;
import org.apache.commons.math3.stat.ranking.NaturalRanking;

/**
 * Whether a level's latency stayed the same while nothing but the origin's own service decided it.
 *
 * <p>Only levels with next to no queueing are judged. Nearer to saturation latency wanders at
 * random over many seconds, and to cut or drop what looks odd there would throw away honest data.
 *
 * <p>A change counts when chance does it in less than {@link #FALSE_ALARMS} of recordings, when it
 * is more than {@link #MATERIAL} of the latency, and more than the injector's own lag can make.
 *
 * @param mostRate the highest rate, requests per second, at which latency was much like the lowest:
 *     below it, nothing that the latency does is queueing
 * @param levels how many are judged, so that more levels give no more false alarms
 */
record Calm(double mostRate, int levels) {

  /** Of a whole recording that changes nothing, by either test. */
  static final double FALSE_ALARMS = 0.001;

  /** Twice what ends a run by drift: a level is short and one of several. */
  private static final double MATERIAL = 0.1;

  /** M/M/4 at 65 % of its capacity; its queue settles within half a second at 200 requests/s. */
  private static final double MOST_QUEUEING = 1.25;

  /** Halves of four seconds are the least whose spread says something. */
  private static final int LEAST_SECONDS = 8;

  /** The rule for levels of these, by the calmest of them. */
  static Calm among(List<List<Interval>> all) {
    List<List<Interval>> judged =
        all.stream().filter(s -> micros(s).length >= LEAST_SECONDS).toList();
    double base = judged.stream().mapToDouble(Calm::typical).min().orElse(0);
    double most =
        judged.stream()
            .filter(s -> typical(s) < MOST_QUEUEING * base)
            .mapToDouble(Calm::rate)
            .max()
            .orElse(0);
    return new Calm(most, judged.size());
  }

  /** How many of the first seconds are warm-up. */
  int warmUp(List<Interval> seconds) {
    double[] micros = micros(seconds);
    if (micros.length < seconds.size() || micros.length < Mser5.LEAST_BATCHES * Mser5.BATCH) {
      return 0;
    }
    Mser5 rule = Mser5.of(micros);
    if (rule.samples() == 0 || !rule.settled() || !calm(seconds)) {
      return 0;
    }
    double cuts = micros.length / (double) Mser5.BATCH;
    return changed(micros, rule.samples(), lag(seconds)).isPresent()
            && ranked(micros, rule.samples()).beyondChance(alarms() / cuts)
        ? rule.samples()
        : 0;
  }

  /**
   * In ranks (Conover and Iman, 1981), because the rule cuts where the values are odd: a single
   * slow request in the first seconds would prove itself.
   */
  private static Shift ranked(double[] micros, int split) {
    double[] ranks = new NaturalRanking().rank(micros);
    return Shift.of(
        Arrays.copyOfRange(ranks, 0, split), Arrays.copyOfRange(ranks, split, ranks.length));
  }

  private double alarms() {
    return FALSE_ALARMS / Math.max(1, levels);
  }

  /** How the two halves differ, if they do. */
  Optional<String> halves(List<Interval> seconds) {
    double[] micros = micros(seconds);
    if (!calm(seconds)) {
      return Optional.empty();
    }
    return changed(micros, micros.length / 2, lag(seconds))
        .map(
            shift ->
                String.format(
                    Locale.ROOT,
                    "its halves disagree: mean latency %.1f ms and %.1f ms, by more than chance;"
                        + " look for what else ran then",
                    shift.before() / 1000,
                    shift.after() / 1000));
  }

  private Optional<Shift> changed(double[] micros, int split, double lag) {
    Shift shift =
        Shift.of(
            Arrays.copyOfRange(micros, 0, split), Arrays.copyOfRange(micros, split, micros.length));
    Predicate<Shift> material = s -> s.size() > Math.max(lag, MATERIAL * s.after());
    return Optional.of(shift).filter(material).filter(s -> s.beyondChance(alarms()));
  }

  /** Whether every request ended well and next to none waited. */
  boolean calm(List<Interval> seconds) {
    return rate(seconds) <= mostRate
        && micros(seconds).length >= LEAST_SECONDS
        && seconds.stream().allMatch(s -> s.failed() == 0);
  }

  /** The mean latency of most of its seconds, whatever a few of them are. */
  private static double typical(List<Interval> seconds) {
    return new Median().evaluate(micros(seconds));
  }

  private static double rate(List<Interval> seconds) {
    return seconds.stream().mapToDouble(Interval::offered).average().orElse(0);
  }

  /** Median of the seconds' 99th percentiles of the lag, microseconds. */
  static double lag(List<Interval> seconds) {
    return new Median().evaluate(seconds.stream().mapToDouble(s -> s.lag().p99Micros()).toArray());
  }

  /** The mean latency of each second that has one. */
  static double[] micros(List<Interval> seconds) {
    return seconds.stream()
        .filter(s -> s.latency().count() > 0)
        .mapToDouble(s -> s.latency().mean().toNanos() / 1e3)
        .toArray();
  }
}
