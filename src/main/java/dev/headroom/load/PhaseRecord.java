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

  /** A phase that begins at this second, as if it ended as planned; not complete yet. */
  static PhaseRecord started(Phase phase, long startSecond) {
    return new PhaseRecord(
        phase.name(),
        phase.kind(),
        phase.shape(),
        startSecond,
        startSecond + phase.settle().toSeconds(),
        startSecond + phase.shape().length().toSeconds(),
        false);
  }

  /** This phase, its load over at this second at the latest. */
  PhaseRecord ended(long second, boolean ranToItsEnd) {
    long end = Math.min(endSecond, second);
    return new PhaseRecord(name, kind, shape, startSecond, settledSecond, end, ranToItsEnd);
  }

  /** Whether this second belongs to the analysed part of the phase. */
  public boolean analyses(long epochSecond) {
    return epochSecond >= settledSecond && epochSecond < endSecond;
  }
}
