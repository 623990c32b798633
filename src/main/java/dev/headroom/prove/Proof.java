package dev.headroom.prove;

import dev.headroom.quantity.Percentile;
import dev.headroom.quantity.Ratio;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the recommendation did when it was run for real.
 *
 * @param atNeeded the needed instances under the demanded spike: expected to hold
 * @param atOneFewer one fewer: expected not to hold; empty where one instance is needed
 * @param atCountLosingReserve the full count, the reserve killed in mid-spike: expected to hold;
 *     empty where there is no reserve
 */
public record Proof(
    Optional<Trial> atNeeded, Optional<Trial> atOneFewer, Optional<Trial> atCountLosingReserve) {

  /**
   * One spike against a number of instances.
   *
   * @param phase name of its phase in the recording
   * @param instances how many there were at its beginning
   * @param expectedToHold what the recommendation foretells
   * @param holds whether the objective held
   * @param requests how many requests ended
   * @param gatewayErrors their share that ended in a gateway error
   * @param percentile the objective's percentile
   * @param latency that percentile of the answered requests
   */
  public record Trial(
      String phase,
      int instances,
      boolean expectedToHold,
      boolean holds,
      long requests,
      Ratio gatewayErrors,
      Percentile percentile,
      Duration latency) {

    /** Whether it came out as foretold. */
    public boolean asExpected() {
      return holds == expectedToHold;
    }
  }

  /** The parts that were run, in the order they are run in. */
  public List<Trial> trials() {
    return Stream.of(atNeeded, atOneFewer, atCountLosingReserve).flatMap(Optional::stream).toList();
  }

  /** Whether the recommendation held and every other part came out as foretold. */
  public boolean proven() {
    return atNeeded.isPresent() && trials().stream().allMatch(Trial::asExpected);
  }
}
