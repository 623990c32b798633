package dev.headroom.fit;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a spike did to the origin, and what was left of it when the load was back at its baseline.
 *
 * @param end what came of it
 * @param seconds from the end of the fall until errors and latency were back at the baseline's own
 *     level; empty where they never were
 * @param baseline requests per second that were offered after the fall
 * @param watched how long that was watched, seconds
 * @param drained how long after the fall a queue of visitors who come once would have drained at
 *     the capacity, seconds; empty where it wouldn't have in the watch
 * @param failed share of the requests that ended in the last half of the watch which failed; NaN
 *     where none ended; of those before the rise where it was down before
 * @param onset when errors began, where they did
 * @param backlog most requests in progress at the end of a second
 * @param overload what was answered while more was offered than can be, where that happened
 * @param amplification requests made ÷ visits, 1 where nobody tried again
 */
public record Recovery(
    End end,
    OptionalDouble seconds,
    double baseline,
    double watched,
    OptionalDouble drained,
    double failed,
    Optional<Onset> onset,
    long backlog,
    Optional<Overloaded> overload,
    double amplification) {

  /** What came of a spike. */
  public enum End {
    /** Errors and latency were back at the baseline's own level. */
    RECOVERED,
    /**
     * They weren't, although the visitors' load was, a queue of them would have drained, and it got
     * no better: a metastable failure, unless it comes back by itself after the watch.
     */
    DID_NOT_RECOVER,
    /** They weren't yet when the watch ended; more can't be told. */
    NOT_YET,
    /** Most requests failed at the baseline before the rise already. */
    DOWN_BEFORE,
    /** The spike wasn't driven to its end. */
    CUT_SHORT;

    /** The id used in files. */
    public String id() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /**
   * When errors began.
   *
   * @param seconds since the beginning of the rise
   * @param offered requests that were due in that second
   */
  public record Onset(double seconds, double offered) {}

  /**
   * Goodput while more was offered than can be answered.
   *
   * @param goodput good completions per second in those seconds
   * @param best the most that the origin has sustained: its capacity where that was found
   */
  public record Overloaded(double goodput, double best) {

    /** Goodput ÷ the best; about 1 where overload does no harm. */
    public double collapse() {
      return goodput / best;
    }
  }

  /** Whether it was back at the baseline's own level. */
  public boolean recovered() {
    return end == End.RECOVERED;
  }
}
