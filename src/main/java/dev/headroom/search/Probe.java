package dev.headroom.search;

import dev.headroom.collect.Recording;
import dev.headroom.load.Phase;
import java.util.function.Predicate;

/** What drives load for a search, and its clock. */
public interface Probe {

  /**
   * Drives a phase for as long as it is planned at most.
   *
   * @param enough is asked after each second; the load ends soon after it said yes
   */
  Step drive(Phase phase, Predicate<Second> enough);

  /** All that was recorded so far. */
  Recording recording();

  /** The second that it is, epoch seconds. */
  long now();
}
