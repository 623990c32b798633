package dev.headroom.fit;

import dev.headroom.quantity.Estimate;
import dev.headroom.quantity.Rate;
import java.util.List;
import java.util.Optional;

/**
 * How throughput grows with the number of instances, as fitted to a scaling series.
 *
 * <p>A parameter that the model holds at zero is {@code value} 0 with the largest value that the
 * measurements still allow as {@code high}.
 *
 * @param model the chosen model
 * @param contention α, the serial share, dimensionless, 0 ≤ α ≤ 1
 * @param crosstalk β, the cost of each pair of instances, dimensionless, β ≥ 0
 * @param unitRate γ, throughput of one instance, requests per second
 * @param peak the highest throughput; empty where it was not seen within the tested range
 * @param limit γ/α, what contention alone allows however many instances, requests per second; empty
 *     where α is zero
 * @param tested what was measured
 * @param alternatives all models that were fitted, from small to large, the chosen one too
 * @param warnings what a reader has to know before using a number, in full sentences
 */
public record Scaling(
    ScalingModel model,
    Estimate contention,
    Estimate crosstalk,
    Estimate unitRate,
    Optional<Peak> peak,
    Optional<Estimate> limit,
    Tested tested,
    List<Alternative> alternatives,
    List<String> warnings) {

  public Scaling {
    alternatives = List.copyOf(alternatives);
    warnings = List.copyOf(warnings);
  }

  /** The fitted law; its answers beyond {@link #tested} are extrapolations. */
  public ScalingLaw law() {
    return new ScalingLaw(contention.value(), crosstalk.value(), new Rate(unitRate.value()));
  }

  /**
   * The highest throughput and where it is.
   *
   * @param instances N*; {@code high} is infinite where the measurements give no upper end
   * @param rate X(N*), requests per second
   */
  public record Peak(Estimate instances, Estimate rate) {}

  /**
   * The range of the measurements.
   *
   * @param from the fewest instances
   * @param to the most instances
   * @param measurements how many there are, repeated ones too
   */
  public record Tested(double from, double to, int measurements) {

    /** Whether a number of instances lies in the range. */
    public boolean covers(double instances) {
      return from <= instances && instances <= to;
    }
  }

  /**
   * A model that was fitted.
   *
   * @param model which
   * @param rss its residual sum of squares, (requests/s)²
   * @param aicc its corrected Akaike information criterion, the smaller the better; NaN where there
   *     are too few measurements for it, and then the model could not be chosen
   */
  public record Alternative(ScalingModel model, double rss, double aicc) {}
}
