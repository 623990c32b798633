package dev.headroom.fit;

import dev.headroom.quantity.Estimate;
import java.util.List;

/**
 * The model that was chosen and those it was chosen from.
 *
 * @param name such as {@code hinge}
 * @param aicc Akaike's criterion, corrected for few levels; NaN with too few of them
 * @param parameters its parameters
 * @param alternatives the others that were fitted
 */
public record ModelSummary(
    String name, double aicc, List<Parameter> parameters, List<Alternative> alternatives) {

  public ModelSummary {
    parameters = List.copyOf(parameters);
    alternatives = List.copyOf(alternatives);
  }

  /**
   * A fitted parameter.
   *
   * @param name such as {@code capacity}
   * @param unit such as {@code requests/s}
   * @param value with its interval
   */
  public record Parameter(String name, String unit, Estimate value) {}

  /**
   * A model that was fitted too.
   *
   * @param name of the model
   * @param heldOutError root mean square of its errors in standard errors, each level predicted
   *     from the others; NaN with too few levels
   * @param aicc Akaike's criterion, corrected for few levels; NaN with too few of them
   */
  public record Alternative(String name, double heldOutError, double aicc) {}
}
