package dev.headroom.load;

import dev.headroom.plan.LoadShape;

/**
 * A phase as it was carried out.
 *
 * @param name of the phase
 * @param kind what it was for
 * @param shape the load that was asked for
 * @param startSecond the first whole second of it, epoch seconds
 * @param settledSecond the first second that is analysed
 * @param endSecond the first second after its load, exclusive; requests may still end later
 * @param complete whether it ran to its end
 */
public record PhaseRecord(
    String name,
    PhaseKind kind,
    LoadShape shape,
    long startSecond,
    long settledSecond,
    long endSecond,
    boolean complete) {

  /** Whether this second belongs to the analysed part of the phase. */
  public boolean analyses(long epochSecond) {
    return epochSecond >= settledSecond && epochSecond < endSecond;
  }
}
