package dev.headroom.search;

import dev.headroom.fit.Fitter;
import dev.headroom.plan.Objective;

/**
 * What a search has to know beside its method.
 *
 * @param objective whose highest rate is looked for
 * @param fitter finds the numbers that the run reports, and so decides when they are known well
 *     enough
 */
public record Setting(Objective objective, Fitter fitter) {

  /** For a decision the ends of intervals may rest on fewer draws than those that are reported. */
  private static final int RESAMPLES = 100;

  /** With the fit that is quick enough to be waited for. */
  public static Setting of(Objective objective) {
    return new Setting(objective, Fitter.withDefaults().withResamples(RESAMPLES));
  }
}
