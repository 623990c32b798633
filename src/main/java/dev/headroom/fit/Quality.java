package dev.headroom.fit;

import java.util.List;

/**
 * How good the fit is, and what it left out.
 *
 * @param heldOutError root mean square of the relative error of goodput, each level predicted from
 *     the others; NaN with fewer than 4 levels
 * @param residuals weighted residuals of goodput, one for each level used, in standard errors
 * @param excluded levels and seconds that were left out, each with its reason
 */
public record Quality(double heldOutError, List<Double> residuals, List<Excluded> excluded) {

  public Quality {
    residuals = List.copyOf(residuals);
    excluded = List.copyOf(excluded);
  }

  /**
   * Something left out.
   *
   * @param what a phase, or a range of seconds of it
   * @param reason why
   */
  public record Excluded(String what, String reason) {}
}
