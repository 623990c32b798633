package dev.headroom.live;

import dev.headroom.load.PhaseKind;
import dev.headroom.load.PhaseRecord;
import dev.headroom.plan.Load;
import dev.headroom.plan.Plan;
import java.time.Duration;

/**
 * How much load of a plan has not begun yet, by what it is for; an upper bound, where a climb may
 * end early or a part of the proof may not be needed.
 *
 * @param controls before and after
 * @param climb all levels
 * @param spike of the plan
 * @param proofs in the lab
 */
record Agenda(Duration controls, Duration climb, Duration spike, Duration proofs) {

  /** At the needed count and at one fewer; a third one loses the reserve, where there is any. */
  private static final int PROOFS_WITHOUT_RESERVE = 2;

  /** All of a plan, with the proof where there is a lab. */
  static Agenda of(Plan plan, boolean proven) {
    Load load = plan.load();
    Duration spike = load.spike().shape().length();
    int proofs = PROOFS_WITHOUT_RESERVE + (plan.fleet().reserve() > 0 ? 1 : 0);
    return new Agenda(
        load.control().hold().multipliedBy(2),
        load.search().longest(),
        spike,
        proven ? spike.multipliedBy(proofs) : Duration.ZERO);
  }

  /** What is left to begin once this phase has; phases come in the order of their kinds. */
  Agenda begun(PhaseRecord phase) {
    Duration length = phase.shape().length();
    return switch (phase.kind()) {
      case CONTROL -> new Agenda(less(controls, length), climb, spike, proofs);
      case STEP, DRAIN -> new Agenda(controls, less(climb, length), spike, proofs);
      case SPIKE -> new Agenda(controls, Duration.ZERO, Duration.ZERO, proofs);
      case PROOF -> new Agenda(Duration.ZERO, Duration.ZERO, Duration.ZERO, less(proofs, length));
    };
  }

  /** What is left to begin after this phase, which may have ended before its time. */
  Agenda ended(PhaseRecord phase) {
    Duration took = Duration.ofSeconds(phase.endSecond() - phase.startSecond());
    boolean climbing = phase.kind() == PhaseKind.STEP || phase.kind() == PhaseKind.DRAIN;
    return climbing
        ? new Agenda(controls, climb.plus(less(phase.shape().length(), took)), spike, proofs)
        : this;
  }

  private static Duration less(Duration from, Duration length) {
    return from.compareTo(length) > 0 ? from.minus(length) : Duration.ZERO;
  }

  /** All that has not begun. */
  Duration rest() {
    return controls.plus(climb).plus(spike).plus(proofs);
  }

  /** Whether it may come to less: a climb ends early, and not every proof has all its parts. */
  boolean mayBeLess() {
    return !climb.isZero() || !proofs.isZero();
  }
}
