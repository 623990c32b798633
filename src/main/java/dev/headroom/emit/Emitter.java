package dev.headroom.emit;

import dev.headroom.plan.Plan;
import dev.headroom.recommend.Recommendation;

/** Writes a recommendation as the configuration of one system. */
public interface Emitter {

  /**
   * The file.
   *
   * @throws dev.headroom.quantity.HeadroomException INCONCLUSIVE when the recommendation has no
   *     sizing
   */
  EmittedFile emit(Plan plan, Recommendation recommendation);
}
