package dev.headroom.prove;

import dev.headroom.collect.Interval;
import dev.headroom.load.PhaseRecord;
import dev.headroom.plan.Load;
import java.util.List;
import java.util.function.Consumer;

/** Drives spikes and tells what was recorded of them. */
public interface Spikes {

  /**
   * Drives one spike to its end.
   *
   * @param phase a name for it
   * @param started gets the phase as soon as its beginning is fixed
   */
  PhaseRecord drive(String phase, Load.Spike spike, Consumer<PhaseRecord> started);

  /** The seconds that were recorded of a phase that has ended. */
  List<Interval> recorded(PhaseRecord phase);
}
