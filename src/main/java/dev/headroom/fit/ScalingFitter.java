package dev.headroom.fit;

import dev.headroom.collect.ScalingPoint;
import dev.headroom.fit.Scaling.Peak;
import dev.headroom.fit.Scaling.Tested;
import dev.headroom.fit.internal.Observation;
import dev.headroom.fit.internal.ScalingChoice;
import dev.headroom.fit.internal.ScalingFit;
import dev.headroom.fit.internal.ScalingIntervals;
import dev.headroom.fit.internal.ScalingWarnings;
import dev.headroom.quantity.HeadroomException;
import dev.headroom.quantity.HeadroomException.Kind;
import dev.headroom.quantity.Rate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Finds how throughput grows with the number of instances.
 *
 * <p>The linear law, Amdahl's and the Universal Scalability Law are fitted by least squares within
 * {@code 0 ≤ α ≤ 1, β ≥ 0}; the one with the smallest AICc is chosen. A peak is claimed only within
 * the tested range: beyond it the law's forecast is worth little, by 31 % at the peak of the Cisco
 * series from its first ten rows (saturation notes, section 1.1, D8).
 *
 * <p>Immutable and without state: one series always gives the same answer.
 */
public final class ScalingFitter {

  /** The contract's level of confidence. */
  private static final double LEVEL = 0.95;

  /** One more than the law has parameters. */
  private static final int FEWEST_DISTINCT = ScalingModel.USL.parameters() + 1;

  private ScalingFitter() {}

  /** At 95 % confidence. */
  public static ScalingFitter withDefaults() {
    return new ScalingFitter();
  }

  /**
   * The law of a series.
   *
   * @param series in any order; several points may have the same number of instances
   * @throws HeadroomException INCONCLUSIVE with fewer than 4 distinct numbers of instances, or with
   *     too few measurements for a model that they ask for
   */
  public Scaling fit(List<ScalingPoint> series) {
    requireEnough(series);
    List<Observation> data = observations(series);
    Tested tested = new Tested(data.get(0).x(), data.get(data.size() - 1).x(), data.size());
    ScalingChoice choice = ScalingChoice.of(data);
    ScalingFit chosen = choice.chosen(LEVEL);
    return scaling(choice, chosen, tested);
  }

  private static Scaling scaling(ScalingChoice choice, ScalingFit chosen, Tested tested) {
    ScalingIntervals intervals = new ScalingIntervals(chosen, choice.largest(), LEVEL);
    ScalingLaw law = law(chosen);
    return new Scaling(
        chosen.model(),
        intervals.contention(),
        intervals.crosstalk(),
        intervals.unitRate(),
        peak(intervals, law, tested),
        intervals.limit(),
        tested,
        choice.alternatives(),
        ScalingWarnings.of(choice, chosen, tested, law.peakInstances()));
  }

  private static Optional<Peak> peak(ScalingIntervals intervals, ScalingLaw law, Tested tested) {
    return law.peakInstances()
        .filter(tested::covers)
        .map(n -> intervals.peak(n, law.throughput(n).perSecond()));
  }

  private static ScalingLaw law(ScalingFit fit) {
    List<Double> parameters = fit.solution().parameters();
    return new ScalingLaw(parameters.get(0), parameters.get(1), new Rate(parameters.get(2)));
  }

  /** In one order, so that rounding is the same whichever order they came in. */
  private static List<Observation> observations(List<ScalingPoint> series) {
    return series.stream()
        .map(p -> new Observation(p.instances(), p.throughput().perSecond()))
        .sorted(Comparator.comparingDouble(Observation::x).thenComparingDouble(Observation::y))
        .toList();
  }

  private static void requireEnough(List<ScalingPoint> series) {
    List<Double> distinct =
        series.stream().map(ScalingPoint::instances).distinct().sorted().toList();
    if (distinct.size() < FEWEST_DISTINCT) {
      throw new HeadroomException(
          Kind.INCONCLUSIVE,
          String.format(
              Locale.ROOT,
              "cannot fit scaling: %d distinct numbers of instances (%s), and it takes %d;"
                  + " measure at %d more",
              distinct.size(),
              distinct.stream()
                  .map(n -> String.format(Locale.ROOT, n == Math.rint(n) ? "%.0f" : "%.4g", n))
                  .collect(Collectors.joining(", ")),
              FEWEST_DISTINCT,
              FEWEST_DISTINCT - distinct.size()));
    }
  }
}
