package dev.headroom.diagnose.internal;

import dev.headroom.collect.Interval;
import dev.headroom.collect.Outcome;
import dev.headroom.collect.Recording;
import dev.headroom.load.PhaseKind;
import dev.headroom.load.PhaseRecord;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Joins what visitors saw with what the gateway logged: how many failed, and as what, is the
 * injector's to say; why is the gateway's. By the second, since the injector keeps no requests.
 *
 * <p>A failure may be logged a second before or after it is seen. What the gateway logged with
 * another status is taken for a connection that closed without an answer, as HAProxy does on
 * connections that are kept (its log says 503, and the visitor gets nothing).
 */
final class Joining {

  /**
   * Clocks of one machine agree; what ends at the edge of a second may be counted on both sides.
   */
  private static final long SLACK_SECONDS = 1;

  private static final class Waiting {
    private final long second;
    private final Kind kind;
    private long count;

    Waiting(long second, Kind kind, long count) {
      this.second = second;
      this.kind = kind;
      this.count = count;
    }
  }

  private final Map<Outcome, Deque<Waiting>> logged = new EnumMap<>(Outcome.class);
  private final boolean anyLogged;
  private final Examples examples;

  private Joining(NavigableMap<Long, LoggedSecond> seconds, Examples examples) {
    this.examples = examples;
    this.anyLogged = !seconds.isEmpty();
    seconds.forEach(
        (second, said) ->
            said.failures()
                .forEach(
                    (failure, n) ->
                        waiting(OutcomeRules.seen(failure.status(), failure.kind()))
                            .add(new Waiting(second, failure.kind(), n))));
  }

  private Deque<Waiting> waiting(Outcome outcome) {
    return logged.computeIfAbsent(outcome, key -> new ArrayDeque<>());
  }

  /**
   * Each second of a recording before its proof, which is of other fleets. Control phases and steps
   * show how causes answer to the load; in a spike and after it an origin may stay down whatever
   * the rate.
   */
  static List<Moment> of(
      Recording recording, NavigableMap<Long, LoggedSecond> seconds, Examples examples) {
    Joining joining = new Joining(seconds, examples);
    List<Moment> moments = new ArrayList<>();
    long proof =
        recording.phases(PhaseKind.PROOF).stream()
            .mapToLong(PhaseRecord::startSecond)
            .min()
            .orElse(Long.MAX_VALUE);
    for (Interval interval : recording.intervals()) {
      if (interval.epochSecond() < proof) {
        Optional<PhaseRecord> phase = phase(recording, interval);
        boolean compared =
            phase
                .filter(p -> p.kind() == PhaseKind.CONTROL || p.kind() == PhaseKind.STEP)
                .filter(p -> p.analyses(interval.epochSecond()))
                .isPresent();
        moments.add(joining.moment(interval, compared));
      }
    }
    return moments;
  }

  private static Optional<PhaseRecord> phase(Recording recording, Interval interval) {
    long second = interval.epochSecond();
    return recording.run().phases().stream()
        .filter(phase -> second >= phase.startSecond() && second < phase.endSecond())
        .findFirst();
  }

  private Moment moment(Interval interval, boolean compared) {
    Moment moment =
        Moment.of(
            interval.epochSecond(),
            (double) (interval.offered() + interval.retries()),
            interval.completed(),
            compared);
    interval
        .outcomes()
        .forEach(
            (outcome, n) -> {
              if (outcome != Outcome.OK) {
                explain(moment, outcome, n);
              }
            });
    return moment;
  }

  private void explain(Moment moment, Outcome outcome, long count) {
    long left = count - take(moment, outcome, waiting(outcome), count);
    if (outcome == Outcome.RESET) {
      for (Outcome silent : List.of(Outcome.UNAVAILABLE, Outcome.BAD_GATEWAY)) {
        left -= takeSpare(moment, outcome, silent, left);
      }
    }
    if (left > 0) {
      Rule rule = OutcomeRules.of(outcome, anyLogged);
      moment.add(outcome, OutcomeRules.kind(rule), left);
      examples.keep(OutcomeRules.kind(rule), OutcomeRules.evidence(rule));
    }
  }

  /** Of what no visitor saw with the status that was logged: it is old enough to know that. */
  private long takeSpare(Moment moment, Outcome outcome, Outcome silent, long count) {
    Deque<Waiting> spare = new ArrayDeque<>();
    for (Waiting each : waiting(silent)) {
      if (each.second < moment.second()) {
        spare.add(each);
      }
    }
    return take(moment, outcome, spare, count);
  }

  private static long take(Moment moment, Outcome outcome, Deque<Waiting> from, long count) {
    long taken = 0;
    @Nullable Waiting next = from.peek();
    while (next != null && next.second <= moment.second() + SLACK_SECONDS && taken < count) {
      if (next.second < moment.second() - SLACK_SECONDS || next.count == 0) {
        from.remove();
      } else {
        long some = Math.min(next.count, count - taken);
        next.count -= some;
        taken += some;
        moment.add(outcome, cause(outcome, next.kind), some);
      }
      next = from.peek();
    }
    return taken;
  }

  /** A visitor who lost patience: that he left is what the gateway saw, and not why. */
  private static Kind cause(Outcome outcome, Kind kind) {
    return outcome == Outcome.TIMEOUT
        ? OutcomeRules.kind(OutcomeRules.of(Outcome.TIMEOUT, true))
        : kind;
  }
}
