package dev.headroom.load;

import java.util.Locale;

/** What a phase of a run is for. */
public enum PhaseKind {
  /** Low load that shows failures which aren't capacity. */
  CONTROL,
  /** One rate of the search. */
  STEP,
  /** Low load after an overload, until the origin is back at its baseline; not analysed. */
  DRAIN,
  /** The spike of the plan against the origin as it is. */
  SPIKE,
  /** The expected spike against the fleet that was recommended. */
  PROOF;

  /** The id used in files. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
