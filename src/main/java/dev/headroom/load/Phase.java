package dev.headroom.load;

import dev.headroom.plan.LoadShape;
import java.time.Duration;

/**
 * A part of a run with a load shape of its own.
 *
 * @param name unique within the run, letters, digits and dashes
 * @param kind what it is for
 * @param shape the load
 * @param settle the first part, which is not analysed; zero for none
 */
public record Phase(String name, PhaseKind kind, LoadShape shape, Duration settle) {

  public Phase {
    if (!name.matches("[a-z0-9-]+")) {
      throw new IllegalArgumentException(
          "a phase is named in a-z, 0-9 and dashes, not '" + name + "'");
    }
  }
}
