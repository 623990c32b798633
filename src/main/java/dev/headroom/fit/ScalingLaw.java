package dev.headroom.fit;

import dev.headroom.quantity.HeadroomException;
import dev.headroom.quantity.HeadroomException.Kind;
import dev.headroom.quantity.Rate;
import java.util.Locale;
import java.util.Optional;

/**
 * Throughput as a function of the number of instances, or of workers, under Gunther's Universal
 * Scalability Law.
 *
 * <p>{@code X(N) = γN / (1 + α(N − 1) + βN(N − 1))}, and by Little's law {@code R(N) = N / X(N)}
 *
 * <ul>
 *   <li>α: contention, the serial share, dimensionless, 0 ≤ α ≤ 1
 *   <li>β: crosstalk, the cost of each pair, dimensionless, β ≥ 0; 0 is Amdahl's law
 *   <li>γ: throughput of one, requests per second, γ &gt; 0
 *   <li>R: the mean time a request is in progress, seconds, where each worker has one at a time
 * </ul>
 *
 * <p>Means only; percentiles belong to {@link LatencyCurve}. Never for the load curve of a single
 * instance: its peak is then wrong by up to 30 %. Answers beyond the measured numbers of instances
 * are extrapolations, see {@link Scaling#tested}.
 *
 * <p>Sources: Gunther, arXiv:0808.1431 (2008); saturation notes, section 1. Checked by {@code
 * ScalingLawTest} against published values and identities.
 *
 * @param contention α
 * @param crosstalk β
 * @param unitRate γ
 */
public record ScalingLaw(double contention, double crosstalk, Rate unitRate) {

  public ScalingLaw {
    if (!(contention >= 0 && contention <= 1)) {
      throw new IllegalArgumentException("contention lies between 0 and 1, not " + contention);
    }
    if (!(crosstalk >= 0) || Double.isInfinite(crosstalk)) {
      throw new IllegalArgumentException("crosstalk is finite and not negative, not " + crosstalk);
    }
    if (!(unitRate.perSecond() > 0)) {
      throw new IllegalArgumentException("the unit rate is above 0, not " + unitRate);
    }
  }

  /**
   * X(N).
   *
   * @param instances N, finite, at least 0
   */
  public Rate throughput(double instances) {
    return new Rate(unitRate.perSecond() * instances / slowdown(requireCount(instances)));
  }

  /** X(N)/(γN): the share of a perfect scaling that is left. */
  public double efficiency(double instances) {
    return 1 / slowdown(requireCount(instances));
  }

  /** R(N) = N/X(N) in seconds; (1 − α)/γ as N goes to 0. */
  public double latencySeconds(double instances) {
    return slowdown(requireCount(instances)) / unitRate.perSecond();
  }

  /**
   * N(X): the fewest that reach a throughput, by solving {@code Xβ N² + (Xα − Xβ − γ) N + X(1 − α)
   * = 0}.
   *
   * @throws HeadroomException OBJECTIVE_UNREACHABLE above the peak, or from Amdahl's limit on
   */
  public double instances(Rate throughput) {
    double x = throughput.perSecond();
    requireReachable(x);
    double a = x * crosstalk;
    double b = unitRate.perSecond() - x * contention + a;
    double c = x * (1 - contention);
    // At the peak itself the root is double; rounding must not make it none.
    double root = Math.sqrt(Math.max(0, b * b - 4 * a * c));
    return 2 * c / (b + root);
  }

  /**
   * R(X) = N(X)/X in seconds: the mean latency at a throughput, on the rising side of the peak.
   *
   * @throws HeadroomException OBJECTIVE_UNREACHABLE above the peak, or from Amdahl's limit on
   */
  public double latencySeconds(Rate throughput) {
    double x = throughput.perSecond();
    return x == 0 ? latencySeconds(0.0) : instances(throughput) / x;
  }

  /**
   * N(R): how many there are when the mean latency is R, by solving {@code βN² + (α − β)N + 1 − α −
   * γR = 0}; beyond the peak too.
   *
   * @param seconds R
   * @throws HeadroomException OBJECTIVE_UNREACHABLE below the latency of a single request, and for
   *     a linear law, whose latency is the same everywhere
   */
  public double instancesAtLatency(double seconds) {
    double above = unitRate.perSecond() * seconds - (1 - contention);
    double linear = contention - crosstalk;
    if ((contention == 0 && crosstalk == 0) || !(unitRate.perSecond() * seconds >= 1 - ROUNDING)) {
      throw unreachable(
          "no number of instances has a mean latency of %.6g s: one has %.6g s%s",
          seconds,
          1 / unitRate.perSecond(),
          contention == 0 && crosstalk == 0
              ? ", and more have the same"
              : ", and more have a higher");
    }
    double root = Math.sqrt(linear * linear + 4 * crosstalk * above);
    return linear > 0 ? 2 * above / (linear + root) : (root - linear) / (2 * crosstalk);
  }

  /** X(R) = N(R)/R, the throughput when the mean latency is R seconds. */
  public Rate throughputAtLatency(double seconds) {
    return new Rate(instancesAtLatency(seconds) / seconds);
  }

  /** N* = √((1 − α)/β), at least 1; empty without crosstalk, where throughput never falls. */
  public Optional<Double> peakInstances() {
    return crosstalk == 0
        ? Optional.empty()
        : Optional.of(Math.max(1, Math.sqrt((1 - contention) / crosstalk)));
  }

  /** X(N*), the highest throughput; empty without crosstalk. */
  public Optional<Rate> peakRate() {
    return peakInstances().map(this::throughput);
  }

  /** γ/α, which contention alone would allow; empty without contention. */
  public Optional<Rate> limit() {
    return contention == 0
        ? Optional.empty()
        : Optional.of(new Rate(unitRate.perSecond() / contention));
  }

  private double slowdown(double n) {
    return 1 + contention * (n - 1) + crosstalk * n * (n - 1);
  }

  private static double requireCount(double instances) {
    if (!(instances >= 0) || Double.isInfinite(instances)) {
      throw new IllegalArgumentException(
          "a number of instances is finite and not negative, not " + instances);
    }
    return instances;
  }

  private void requireReachable(double x) {
    peakRate()
        .filter(peak -> x > peak.perSecond() * (1 + ROUNDING))
        .ifPresent(
            peak -> {
              throw unreachable(
                  "%.6g/s is above the peak of %.6g/s at %.4g instances; more instances make it"
                      + " slower, so lower crosstalk (%.4g) or split the load",
                  x, peak.perSecond(), peakInstances().orElseThrow(), crosstalk);
            });
    limit()
        .filter(most -> crosstalk == 0 && x >= most.perSecond())
        .ifPresent(
            most -> {
              throw unreachable(
                  "%.6g/s is not below the limit of %.6g/s that contention (%.4g) sets for any"
                      + " number of instances; lower it or split the load",
                  x, most.perSecond(), contention);
            });
  }

  /** A throughput or latency that was computed here and is given back is still the same. */
  private static final double ROUNDING = 1e-12;

  private static HeadroomException unreachable(String format, Object... values) {
    return new HeadroomException(
        Kind.OBJECTIVE_UNREACHABLE, String.format(Locale.ROOT, format, values));
  }
}
