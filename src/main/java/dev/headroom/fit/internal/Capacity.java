package dev.headroom.fit.internal;

import dev.headroom.quantity.Estimate;
import java.util.List;

/**
 * The capacity as far as it is known, requests per second: infinite where it was never reached.
 *
 * @param low lower end of its interval
 * @param value the estimate
 * @param high upper end
 * @param variability (c_a² + c_s²)/2 of Poisson arrivals and of the service times: in overload the
 *     variance of a second's completions divided by their mean is c_s²
 */
public record Capacity(double low, double value, double high, double variability) {

  /** Never reached. */
  public static final Capacity UNKNOWN =
      new Capacity(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, 1);

  /** Counted in these overloaded levels. */
  public static Capacity of(Estimate rate, List<Window> counted) {
    SampleMean seconds = Plateau.sample(counted);
    double service = seconds.mean() == 0 ? 1 : seconds.variance() / seconds.mean();
    return new Capacity(rate.low(), rate.value(), rate.high(), (1 + service) / 2);
  }

  /**
   * The highest rate whose queue settles, within so many relaxation times, in so many seconds.
   *
   * <p>{@code τ = 4vC/(C − λ)²}, exact for M/M/1 in heavy traffic and for the Brownian limit of
   * others. Source: Whitt, Planning queueing simulations, Management Science 35 (1989).
   */
  double steady(int seconds, double relaxations) {
    return Double.isInfinite(value)
        ? value
        : value * Math.max(0, 1 - Math.sqrt(4 * variability * relaxations / (value * seconds)));
  }
}
