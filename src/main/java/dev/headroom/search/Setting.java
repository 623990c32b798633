package dev.headroom.search;

import dev.headroom.fit.Fitter;
import dev.headroom.plan.Objective;
import dev.headroom.quantity.Rate;

/**
 * What a search has to know beside its method.
 *
 * @param objective whose highest rate is looked for
 * @param ceiling the highest rate that the injector can send as far as was measured before; as high
 *     as one likes where no end was found
 * @param fitter finds the numbers that the run reports, and so decides when they are known well
 *     enough
 */
public record Setting(Objective objective, Rate ceiling, Fitter fitter) {

  /** Asked for a decision, a fit of fewer draws is quick enough to be waited for. */
  private static final int RESAMPLES = 100;

  /** With an injector that can send anything. */
  public static Setting of(Objective objective) {
    return of(objective, new Rate(Double.MAX_VALUE));
  }

  /** With an injector that can send so much. */
  public static Setting of(Objective objective, Rate ceiling) {
    return new Setting(objective, ceiling, Fitter.withDefaults().withResamples(RESAMPLES));
  }
}
