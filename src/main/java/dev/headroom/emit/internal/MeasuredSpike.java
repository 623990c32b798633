package dev.headroom.emit.internal;

import dev.headroom.collect.Interval;
import dev.headroom.collect.Outcome;
import dev.headroom.collect.Recording;
import dev.headroom.emit.Basis;
import dev.headroom.fit.Recovery;
import dev.headroom.load.PhaseKind;
import dev.headroom.load.PhaseRecord;
import dev.headroom.plan.Load.Spike;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The spike as it was measured, second by second, after its own baseline, repeated until the alerts
 * have all the past they look at.
 *
 * @param quiet seconds of baseline before the rise
 * @param seconds all of them: the baseline, then the spike from the beginning of its rise
 * @param onset the second in which errors began, where they did
 * @param fallen the first second after the fall
 */
record MeasuredSpike(int quiet, List<Second> seconds, Optional<Integer> onset, int fallen) {

  /** Scrapes of baseline besides those of a boot: enough for every alert to be evaluated on it. */
  private static final int QUIET_SCRAPES = 20;

  MeasuredSpike {
    seconds = List.copyOf(seconds);
  }

  /**
   * One second.
   *
   * @param sent requests that reached the gateway
   * @param answered answers that are no gateway errors
   * @param failed answers 502, 503 and 504
   */
  record Second(long sent, long answered, long failed) {

    static Second of(Interval interval) {
      long failed =
          interval.count(Outcome.BAD_GATEWAY)
              + interval.count(Outcome.UNAVAILABLE)
              + interval.count(Outcome.GATEWAY_TIMEOUT);
      return new Second(interval.sent(), interval.completed() - interval.gatewayErrors(), failed);
    }
  }

  /** The one that was driven to its end, if there was one and its baseline was seen. */
  static Optional<MeasuredSpike> find(Basis basis, AlertValues alerts) {
    Recording recording = basis.recording();
    return recording.phases(PhaseKind.SPIKE).stream()
        .filter(PhaseRecord::complete)
        .findFirst()
        .flatMap(phase -> of(basis, alerts, phase));
  }

  private static Optional<MeasuredSpike> of(Basis basis, AlertValues alerts, PhaseRecord phase) {
    Spike spike = basis.plan().load().spike();
    List<Second> seen =
        basis.recording().intervals().stream()
            .filter(second -> second.epochSecond() >= phase.startSecond())
            .filter(second -> second.epochSecond() < phase.endSecond())
            .map(Second::of)
            .toList();
    int rise = (int) spike.untilRise().toSeconds();
    int fallen = (int) spike.untilFallen().toSeconds();
    if (rise < 1 || fallen > seen.size()) {
      return Optional.empty();
    }
    int quiet = alerts.before() + QUIET_SCRAPES * alerts.scrape();
    List<Second> seconds = new ArrayList<>();
    for (int second = 0; second < quiet; second++) {
      // Counted from the end, so that the last before the rise is the one that was.
      seconds.add(seen.get(rise - 1 - (quiet - 1 - second) % rise));
    }
    seconds.addAll(seen.subList(rise, seen.size()));
    Optional<Integer> onset =
        basis.fit().recovery().flatMap(Recovery::onset).map(o -> quiet + (int) o.seconds());
    return Optional.of(new MeasuredSpike(quiet, seconds, onset, quiet + fallen - rise));
  }

  /** Requests per second between two scrapes, the first of them at the first scrape. */
  List<Double> rates(int scrape) {
    List<Double> rates = new ArrayList<>();
    for (int end = scrape; end <= seconds.size(); end += scrape) {
      long sent = seconds.subList(end - scrape, end).stream().mapToLong(Second::sent).sum();
      rates.add((double) sent / scrape);
    }
    return rates;
  }

  /** What came of the overload: all seconds from the first error to the end of the fall. */
  Second overload() {
    List<Second> bad = onset.map(from -> seconds.subList(from, fallen)).orElse(List.of());
    return new Second(
        bad.stream().mapToLong(Second::sent).sum(),
        bad.stream().mapToLong(Second::answered).sum(),
        bad.stream().mapToLong(Second::failed).sum());
  }
}
