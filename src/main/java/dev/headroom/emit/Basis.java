package dev.headroom.emit;

import dev.headroom.collect.Recording;
import dev.headroom.fit.Fit;
import dev.headroom.plan.Plan;
import dev.headroom.quantity.HeadroomException;
import dev.headroom.quantity.HeadroomException.Kind;
import dev.headroom.recommend.Recommendation;
import dev.headroom.recommend.Recommendation.Sizing;

/**
 * What configuration is written from.
 *
 * @param plan what was asked
 * @param recording what was measured
 * @param fit where it saturates
 * @param recommendation what to run
 */
public record Basis(Plan plan, Recording recording, Fit fit, Recommendation recommendation) {

  /**
   * The numbers of the recommendation.
   *
   * @throws HeadroomException INCONCLUSIVE when there are none
   */
  public Sizing sizing() {
    return recommendation
        .sizing()
        .orElseThrow(
            () ->
                new HeadroomException(
                    Kind.INCONCLUSIVE,
                    "nothing to emit: the recommendation has no instance count ("
                        + recommendation.verdict().sentence()
                        + "); run again with a load that reaches saturation"));
  }
}
