package dev.headroom.check;

/**
 * Something that is wrong before any load.
 *
 * @param problem which of the known ones
 * @param severity what it means for a load test; by default the problem's own
 * @param seen what was seen, with the addresses, statuses and times
 */
public record Finding(Problem problem, Severity severity, String seen) {

  /** One as grave as its problem usually is. */
  public static Finding of(Problem problem, String seen) {
    return new Finding(problem, problem.severity(), seen);
  }
}
