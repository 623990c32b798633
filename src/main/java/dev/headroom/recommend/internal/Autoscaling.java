package dev.headroom.recommend.internal;

import dev.headroom.plan.Load.Spike;
import dev.headroom.quantity.Rate;
import dev.headroom.quantity.TimeText;
import java.time.Duration;

/**
 * Where an autoscaler's target belongs, so that instances it adds arrive before they are missing.
 *
 * <p>{@code target ≤ (ρ − s·lag/(nC)) / (1 + tolerance)}, as a share of C
 *
 * <ul>
 *   <li>ρ: the sustainable share of the capacity, λ_SLO/C, at the low end of its interval
 *   <li>s: slope of the rise, requests/s²
 *   <li>lag: metric window + sync period + boot time, seconds
 *   <li>nC: capacity of the instances that are up when the rise begins, requests/s
 *   <li>tolerance: within which the autoscaler does nothing
 * </ul>
 *
 * <p>n depends on the target, {@code n = L₀/(C·target)}, with L₀ the baseline, so {@code target = ρ
 * / (1 + tolerance + s·lag/L₀)}: the fixed point has a closed form. A rise that is over before the
 * lag is a step of factor k, for which {@code target ≤ ρ/k}: the instances for the peak have to be
 * up before.
 *
 * <p>Derived from how the Kubernetes autoscaler recurs. In simulations of it with its defaults and
 * boot times of 30 s to 120 s the target lay 1 to 5 % of C below the largest one without losses.
 *
 * @param target requests per second an instance
 * @param lag from a higher load to an instance that carries it
 * @param inTime whether instances that are added during the rise can still help
 */
public record Autoscaling(double target, Duration lag, boolean inTime) {

  /** Kubernetes metrics are averaged over 15 s by default. */
  static final Duration METRIC_WINDOW = Duration.ofSeconds(15);

  /** {@code --horizontal-pod-autoscaler-sync-period}, 15 s by default. */
  static final Duration SYNC_PERIOD = Duration.ofSeconds(15);

  /** {@code --horizontal-pod-autoscaler-tolerance}, 0.1 by default. */
  private static final double TOLERANCE = 0.1;

  /** Decimals of the target: Kubernetes quantities go down to thousandths. */
  private static final double THOUSANDTHS = 1000;

  /**
   * For a rise of the spike's shape.
   *
   * @param spike the rise to be followed
   * @param demand the rate it rises to
   * @param sustainable what one instance sustains, low end, requests per second
   * @param boot from the decision to add an instance until it serves
   */
  public static Autoscaling of(Spike spike, Rate demand, double sustainable, Duration boot) {
    Duration lag = METRIC_WINDOW.plus(SYNC_PERIOD).plus(boot);
    boolean inTime = spike.rise().compareTo(lag) > 0;
    double baseline = spike.baseline().perSecond();
    double rise = Math.max(0, demand.perSecond() - baseline);
    double growth = baseline > 0 ? rise / baseline : 0;
    double share =
        inTime
            ? 1 + TOLERANCE + growth * TimeText.seconds(lag) / TimeText.seconds(spike.rise())
            : 1 + TOLERANCE;
    return new Autoscaling(roundedDown(sustainable / share), lag, inTime);
  }

  /** Of a fleet that is all up before the rise. */
  public static Autoscaling readied(double sustainable) {
    return new Autoscaling(roundedDown(sustainable / (1 + TOLERANCE)), Duration.ZERO, false);
  }

  /** A target in whole thousandths, at least one of them. */
  static double roundedDown(double target) {
    return Math.max(1 / THOUSANDTHS, Math.floor(target * THOUSANDTHS) / THOUSANDTHS);
  }
}
