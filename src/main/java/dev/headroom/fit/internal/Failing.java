package dev.headroom.fit.internal;

import dev.headroom.collect.Interval;
import dev.headroom.collect.Outcome;
import dev.headroom.collect.Recording;
import dev.headroom.fit.Inconclusive;
import dev.headroom.fit.Inconclusive.Reason;
import dev.headroom.load.PhaseKind;
import dev.headroom.load.PhaseRecord;
import dev.headroom.quantity.Rate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A target that fails even at the lowest load: whatever ails it is not capacity, and nothing that
 * is measured of it at higher rates says how much it could take.
 */
public final class Failing {

  /** Where more than this share of requests fails with next to no load, there is no service. */
  private static final double MOST_FAILED = 0.5;

  /** Fewer requests are too few to speak of a share. */
  private static final long LEAST_REQUESTS = 5;

  private Failing() {}

  /** What fails, if most requests do at the lowest load that was driven. */
  public static Optional<Inconclusive> of(Recording recording) {
    return Stream.concat(
            recording.phases(PhaseKind.CONTROL).stream(), recording.phases(PhaseKind.STEP).stream())
        .min(Comparator.comparing((PhaseRecord phase) -> phase.shape().highest()))
        .flatMap(phase -> of(phase.shape().highest(), recording.analysed(phase)));
  }

  private static Optional<Inconclusive> of(Rate rate, List<Interval> seconds) {
    long ended = seconds.stream().mapToLong(Interval::completed).sum();
    long failed = seconds.stream().mapToLong(Interval::failed).sum();
    if (ended < LEAST_REQUESTS || failed <= MOST_FAILED * ended) {
      return Optional.empty();
    }
    String most =
        Stream.of(Outcome.values())
            .filter(outcome -> outcome != Outcome.OK)
            .max(Comparator.comparingLong(outcome -> count(seconds, outcome)))
            .map(Outcome::id)
            .orElseThrow();
    String finding =
        String.format(
            Locale.ROOT,
            "At %s, the lowest load, %d of %d requests failed, mostly as %s: that is not capacity.",
            rate.rounded(),
            failed,
            ended,
            most);
    return Optional.of(new Inconclusive(Reason.FAILING, finding, "Mend it and run again."));
  }

  private static long count(List<Interval> seconds, Outcome outcome) {
    return seconds.stream().mapToLong(second -> second.count(outcome)).sum();
  }
}
