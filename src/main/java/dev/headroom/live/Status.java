package dev.headroom.live;

import dev.headroom.collect.Interval;
import dev.headroom.collect.IntervalFile;
import dev.headroom.collect.Outcome;
import dev.headroom.load.PhaseRecord;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What is known of a run at one second.
 *
 * @param row the second, which is over
 * @param phase that it belongs to; none between phases
 * @param elapsed since the first second of the run
 * @param failures of the run up to here, by outcome; absent means none
 * @param search what the search knows, as a sentence, where there is one
 * @param left how much load is still to come
 */
public record Status(
    IntervalFile.Row row,
    Optional<PhaseRecord> phase,
    Duration elapsed,
    Map<Outcome, Long> failures,
    Optional<String> search,
    Left left) {

  public Status {
    failures = Collections.unmodifiableMap(new TreeMap<>(failures));
  }

  /**
   * How much load is still to come; the pauses between phases are not load.
   *
   * @param phase of this phase
   * @param load of the whole plan, this phase included
   * @param atMost whether it may be less, since a climb ends early and a proof has parts that may
   *     not be needed
   */
  public record Left(Duration phase, Duration load, boolean atMost) {}

  /** The second itself. */
  public Interval second() {
    return row.interval();
  }
}
