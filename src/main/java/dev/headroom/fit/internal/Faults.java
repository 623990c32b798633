package dev.headroom.fit.internal;

import dev.headroom.collect.Interval;
import dev.headroom.collect.Recording;
import dev.headroom.diagnose.Advice;
import dev.headroom.diagnose.Cause;
import dev.headroom.diagnose.Cause.Nature;
import dev.headroom.diagnose.Diagnosed;
import dev.headroom.diagnose.Diagnosis;
import dev.headroom.diagnose.Diagnosis.Share;
import dev.headroom.fit.Fit;
import dev.headroom.fit.Inconclusive;
import dev.headroom.fit.Inconclusive.Reason;
import dev.headroom.fit.LimitedBy;
import dev.headroom.fit.Quality.Excluded;
import dev.headroom.load.PhaseKind;
import dev.headroom.plan.Objective;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What becomes of a fit whose recording had failures that are no question of capacity.
 *
 * <p>They were left out of what was fitted. Where they are more than the objective allows, visitors
 * are served badly at any load, and no count of instances mends that; where the gateway's own limit
 * is behind most of what failed, what was found is the gateway's.
 */
public final class Faults {

  private Faults() {}

  /** The fit of what was left, as far as it may be believed. */
  public static Fit judged(Fit fit, Diagnosed diagnosed, Objective objective) {
    Fit told = fit.withExcluded(excluded(diagnosed.left()));
    return tooMany(diagnosed, objective)
        .map(why -> told.withoutCapacity(why, LimitedBy.NONE, objective))
        .or(
            () ->
                gateway(told, diagnosed.diagnosis())
                    .map(why -> told.withoutCapacity(why, LimitedBy.GATEWAY, objective)))
        .orElse(told);
  }

  private static List<Excluded> excluded(Map<Cause, Long> left) {
    return left.entrySet().stream()
        .map(
            entry ->
                new Excluded(
                    String.format(Locale.ROOT, "%d requests that failed", entry.getValue()),
                    entry.getKey().id() + " at any load, which is no question of capacity"))
        .toList();
  }

  private static Optional<Inconclusive> tooMany(Diagnosed diagnosed, Objective objective) {
    long left = diagnosed.leftOut();
    long ended = left + ended(diagnosed.capacity());
    if (left <= objective.errors().value() * ended) {
      return Optional.empty();
    }
    Cause main =
        diagnosed.left().entrySet().stream()
            .max(Map.Entry.comparingByValue())
            .map(Map.Entry::getKey)
            .orElseThrow();
    String finding =
        String.format(
            Locale.ROOT,
            "%d of %d requests failed at any load alike, mostly with %s: that is not capacity, and"
                + " more than the objective allows.",
            left,
            ended,
            main.id());
    return Optional.of(
        new Inconclusive(Reason.FAILING, finding, "Mend it first: " + Advice.of(main).fix()));
  }

  private static long ended(Recording recording) {
    return Stream.of(PhaseKind.CONTROL, PhaseKind.STEP)
        .flatMap(kind -> recording.phases(kind).stream())
        .flatMap(phase -> recording.analysed(phase).stream())
        .mapToLong(Interval::completed)
        .sum();
  }

  /** Where the fit would call the gateway's own limit the origin's. */
  private static Optional<Inconclusive> gateway(Fit fit, Diagnosis diagnosis) {
    long own = count(diagnosis, Nature.GATEWAY);
    long other = count(diagnosis, Nature.CAPACITY);
    if (!fit.conclusive() || own == 0 || own <= other) {
      return Optional.empty();
    }
    String finding =
        String.format(
            Locale.ROOT,
            "Most of what failed beyond %.0f/s failed at the gateway itself (%d requests),"
                + " so nothing is known of the origin beyond that rate.",
            fit.saturation().rate().low(),
            own);
    Cause main =
        diagnosis.shares().stream()
            .map(Share::cause)
            .filter(cause -> cause.nature() == Nature.GATEWAY)
            .findFirst()
            .orElseThrow();
    return Optional.of(new Inconclusive(Reason.GATEWAY, finding, Advice.of(main).fix()));
  }

  private static long count(Diagnosis diagnosis, Nature nature) {
    return diagnosis.shares().stream()
        .filter(share -> share.cause().nature() == nature)
        .mapToLong(Share::count)
        .sum();
  }
}
