package dev.headroom.fit.internal;

import static dev.headroom.fit.internal.UniversalCurve.ALPHA;
import static dev.headroom.fit.internal.UniversalCurve.BETA;
import static dev.headroom.fit.internal.UniversalCurve.GAMMA;

import dev.headroom.fit.Scaling.Peak;
import dev.headroom.fit.ScalingModel;
import dev.headroom.quantity.Estimate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The intervals of a chosen scaling model.
 *
 * <p>Parameters: {@code estimate ± t(n − p)·SE}, cut off at the bounds; those on a bound, the peak
 * and the limit: by {@link Profile}. All assume that the noise of throughput is independent and
 * about the same at every number of instances.
 *
 * @param fit the chosen model
 * @param whole the law in full, for what the chosen model holds at zero
 * @param level of confidence
 */
public record ScalingIntervals(ScalingFit fit, ScalingFit whole, double level) {

  public Estimate contention() {
    return parameter(ALPHA, 1 / most());
  }

  public Estimate crosstalk() {
    return parameter(BETA, 1 / (most() * most()));
  }

  public Estimate unitRate() {
    return parameter(GAMMA, fit.solution().parameter(GAMMA));
  }

  private double most() {
    return fit.data().stream().mapToDouble(Observation::x).max().orElseThrow();
  }

  private Estimate parameter(int index, double scale) {
    double value = fit.solution().parameter(index);
    double error = fit.error(index);
    if (Double.isNaN(error)) {
      return onBound(index, value, scale);
    }
    double half = SampleMean.quantile(fit.freedom(), level) * error;
    double least = Math.max(0, UniversalCurve.BOUNDS.low().get(index));
    double greatest = UniversalCurve.BOUNDS.high().get(index);
    return new Estimate(
        value, Math.max(least, value - half), Math.min(greatest, value + half), level);
  }

  /** As far as the law in full still explains the measurements. */
  private Estimate onBound(int index, double value, double scale) {
    UnaryOperator<double[]> swap = p -> swapped(p, index);
    Profile profile =
        profile(
            whole,
            swap,
            new Box(
                swappedList(UniversalCurve.BOUNDS.low(), index),
                swappedList(UniversalCurve.BOUNDS.high(), index)),
            swapped(whole.solution().values(), index));
    return new Estimate(
        value, Math.min(value, profile.low(scale)), Math.max(value, profile.high(scale)), level);
  }

  /** N* and X(N*); only for a law with crosstalk. */
  public Peak peak(double instances, double rate) {
    double alpha = fit.solution().parameter(ALPHA);
    Profile where =
        profile(
            fit,
            q -> new double[] {q[1], (1 - q[1]) / (q[0] * q[0]), q[2]},
            new Box(List.of(1.0, 0.0, -INFINITE), List.of(INFINITE, 1.0, INFINITE)),
            instances,
            alpha,
            fit.solution().parameter(GAMMA));
    Profile height =
        profile(
            fit,
            q -> ofPeak(q[0], q[1], q[2]),
            new Box(List.of(0.0, 0.0, 1.0), List.of(INFINITE, 1.0, INFINITE)),
            rate,
            alpha,
            instances);
    return new Peak(around(where, instances), around(height, rate));
  }

  private static double[] ofPeak(double rate, double alpha, double instances) {
    double beta = (1 - alpha) / (instances * instances);
    double slowdown = 1 + alpha * (instances - 1) + beta * instances * (instances - 1);
    return new double[] {alpha, beta, rate * slowdown / instances};
  }

  /** γ/α; empty where α is zero. */
  public Optional<Estimate> limit() {
    double alpha = fit.solution().parameter(ALPHA);
    if (alpha == 0) {
      return Optional.empty();
    }
    double gamma = fit.solution().parameter(GAMMA);
    Profile profile =
        profile(
            fit,
            q -> new double[] {q[2] / q[0], q[1], q[2]},
            new Box(List.of(0.0, 0.0, -INFINITE), List.of(INFINITE, INFINITE, INFINITE)),
            gamma / alpha,
            fit.solution().parameter(BETA),
            gamma);
    return Optional.of(around(profile, gamma / alpha));
  }

  private Profile profile(
      ScalingFit of, UnaryOperator<double[]> parameters, Box box, double... best) {
    Held free = Held.none(best.length);
    // In every recast law of fewer parameters the second is the crosstalk that it holds at zero.
    Held held = of.model() == ScalingModel.USL ? free : free.with(BETA, 0);
    return new Profile(
        new Recast(new UniversalCurve(), parameters),
        of.data(),
        box,
        held,
        Arrays.stream(best).boxed().toList(),
        Profile.limit(of.rss(), of.freedom(), level));
  }

  private Estimate around(Profile profile, double value) {
    return new Estimate(
        value, Math.min(value, profile.low(value)), Math.max(value, profile.high(value)), level);
  }

  private static final double INFINITE = Double.POSITIVE_INFINITY;

  /** The parameter in question first, in exchange for α. */
  private static double[] swapped(double[] parameters, int index) {
    double[] swapped = parameters.clone();
    swapped[0] = parameters[index];
    swapped[index] = parameters[0];
    return swapped;
  }

  private static List<Double> swappedList(List<Double> bounds, int index) {
    return Arrays.stream(swapped(bounds.stream().mapToDouble(Double::doubleValue).toArray(), index))
        .boxed()
        .toList();
  }
}
