package dev.headroom.diagnose.internal;

import dev.headroom.collect.Recording;
import dev.headroom.diagnose.Answering;
import dev.headroom.diagnose.Cause;
import dev.headroom.diagnose.Diagnosis;
import dev.headroom.diagnose.GatewayDialect;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** All seconds with the causes of their failures, overload told from faults. */
public final class Attributed {

  private final List<Moment> moments;
  private final Map<Kind, Answering> answers;
  private final Examples examples;
  private final long binSeconds;
  private final long malformed;
  private final boolean recorded;

  private Attributed(
      List<Moment> moments, LoggedSeconds logged, Examples examples, boolean recorded) {
    this.moments = moments;
    this.examples = examples;
    this.binSeconds = logged.binSeconds();
    this.malformed = logged.malformedLines();
    this.recorded = recorded;
    this.answers = Resolver.resolve(moments, examples);
  }

  /** By logs alone: the rate is that of the requests that ended. */
  public static Attributed of(LoggedSeconds logged, Examples examples) {
    List<Moment> moments = new ArrayList<>();
    logged
        .bySecond()
        .forEach(
            (second, said) -> {
              double rate = (double) said.requests() / logged.binSeconds();
              Moment moment = Moment.of(second, rate, said.requests(), true);
              said.failures()
                  .forEach(
                      (failure, n) ->
                          moment.add(
                              OutcomeRules.seen(failure.status(), failure.kind()),
                              failure.kind(),
                              n));
              moments.add(moment);
            });
    return new Attributed(moments, logged, examples, false);
  }

  /** By what visitors saw and what was logged of it. */
  public static Attributed of(Recording recording, LoggedSeconds logged, Examples examples) {
    List<Moment> moments = Joining.of(recording, logged.bySecond(), examples);
    return new Attributed(moments, logged, examples, true);
  }

  /**
   * What it comes to.
   *
   * @param dialects of the logs
   */
  public Diagnosis diagnosis(List<GatewayDialect> dialects) {
    List<Diagnosis.Share> shares = Summing.shares(moments, answers, examples);
    long length = Summing.binSeconds(moments, binSeconds);
    return new Diagnosis(
        Stream.concat(
                Stream.of("injector").filter(name -> recorded),
                dialects.stream().map(GatewayDialect::id))
            .toList(),
        moments.stream().mapToLong(Moment::ended).sum(),
        shares.stream().mapToLong(Diagnosis.Share::count).sum(),
        malformed,
        shares,
        length,
        Summing.series(moments, length));
  }

  /** The recording without what says nothing of capacity. */
  public Recording capacityOnly(Recording recording) {
    Map<Long, Moment> bySecond = new TreeMap<>();
    moments.forEach(moment -> bySecond.put(moment.second(), moment));
    return new Recording(
        recording.run(),
        recording.intervals().stream()
            .map(
                interval -> {
                  Moment moment = bySecond.get(interval.epochSecond());
                  return moment == null || !moment.compared()
                      ? interval
                      : Cleared.of(interval, moment, this::isFault);
                })
            .toList());
  }

  /** The failures that were left out, by cause. */
  public Map<Cause, Long> left() {
    Map<Cause, Long> left = new TreeMap<>();
    moments.stream()
        .filter(Moment::compared)
        .flatMap(moment -> moment.failures().values().stream())
        .flatMap(kinds -> kinds.entrySet().stream())
        .filter(entry -> isFault(entry.getKey()))
        .forEach(entry -> left.merge(entry.getKey().cause(), entry.getValue(), Long::sum));
    return left;
  }

  /**
   * Whether a kind of failure is known to be no question of capacity: a fault that is there at any
   * rate, or from a time on where overload never looks like it. An origin that broke down under the
   * load may stay down when that is gone.
   */
  private boolean isFault(Kind kind) {
    Answering answering = answers.getOrDefault(kind, Answering.UNKNOWN);
    return kind.cause().nature() == Cause.Nature.FAULT
        && (answering == Answering.STEADY
            || (answering == Answering.STEPS && !kind.cause().resemblesOverload()));
  }
}
