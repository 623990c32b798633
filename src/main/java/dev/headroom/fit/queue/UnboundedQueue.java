package dev.headroom.fit.queue;

import static dev.headroom.fit.queue.Exponentials.phi1;

import dev.headroom.quantity.Percentile;

/**
 * The queue M/M/c: Poisson arrivals, exponential service, c workers, room for all, first come first
 * served.
 *
 * <p>With {@code θ = cμ − λ} and C Erlang's share that waits: {@code P(W > t) = C e^(−θt)}, {@code
 * E W = C/θ}, {@code R = W + S}, and
 *
 * <p>{@code P(R > t) = (1 − C) e^(−μt) + C (θ e^(−μt) − μ e^(−θt)) / (θ − μ)}, computed as {@code
 * e^(−μt) + C μt e^(−min(θ, μ) t) φ₁(−|θ − μ| t)}
 *
 * <p>which has positive terms only and is {@code (1 + Cμt) e^(−μt)} at θ = μ.
 *
 * <ul>
 *   <li>c: workers, 0 &lt; c ≤ 1,000,000; where they aren't whole, C is Erlang's continued and the
 *       rest stands as written
 *   <li>μ: what one worker completes per second when busy, 1/μ the mean service time S
 *   <li>λ: arrivals per second; for λ ≥ cμ there is no steady state and every answer is NaN
 *   <li>W, R: wait and response (wait and service) in seconds
 * </ul>
 *
 * <p>Sources: Erlang 1917; Gross and Harris, Fundamentals of Queueing Theory, section 2.3. Checked
 * by {@code UnboundedQueueTest} against the textbook's forms with 50 digits and by {@code
 * QueueLawsTest}.
 *
 * @param servers c
 * @param servicesPerSecond μ
 */
public record UnboundedQueue(double servers, double servicesPerSecond) {

  public UnboundedQueue {
    Erlang.requireServers(servers);
    requireRate("a worker's rate", servicesPerSecond);
    if (servicesPerSecond == 0) {
      throw new IllegalArgumentException("a worker's rate is above 0; give 1/service time");
    }
  }

  /** cμ, which no rate of arrivals may reach. */
  public double capacityPerSecond() {
    return servers * servicesPerSecond;
  }

  /** ρ = λ/(cμ), the share of time that a worker is busy. */
  public double utilisation(double arrivalsPerSecond) {
    return isStable(arrivalsPerSecond) ? arrivalsPerSecond / capacityPerSecond() : Double.NaN;
  }

  /** P(W &gt; 0) = C(c, λ/μ). */
  public double waitingShare(double arrivalsPerSecond) {
    return isStable(arrivalsPerSecond) ? waitingUpToFull(arrivalsPerSecond) : Double.NaN;
  }

  /** E W. */
  public double meanWaitSeconds(double arrivalsPerSecond) {
    return waitingShare(arrivalsPerSecond) / (capacityPerSecond() - arrivalsPerSecond);
  }

  /** E R. */
  public double meanResponseSeconds(double arrivalsPerSecond) {
    return meanWaitSeconds(arrivalsPerSecond) + 1 / servicesPerSecond;
  }

  /** Requests waiting or in service, on average; by Little's law λ E R. */
  public double meanInside(double arrivalsPerSecond) {
    return arrivalsPerSecond * meanResponseSeconds(arrivalsPerSecond);
  }

  /** P(W &gt; t). */
  public double waitTail(double arrivalsPerSecond, double seconds) {
    double decay = capacityPerSecond() - arrivalsPerSecond;
    return waitingShare(arrivalsPerSecond) * Math.exp(-decay * requireTime(seconds));
  }

  /** P(R &gt; t). */
  public double responseTail(double arrivalsPerSecond, double seconds) {
    return isStable(arrivalsPerSecond)
        ? Math.exp(logTail(arrivalsPerSecond, requireTime(seconds)))
        : Double.NaN;
  }

  /** The time that a share of the responses, such as 99 %, stays within. */
  public double responseSeconds(double arrivalsPerSecond, Percentile percentile) {
    if (!isStable(arrivalsPerSecond)) {
      return Double.NaN;
    }
    double goal = Math.log1p(-percentile.quantile());
    double low = -goal / servicesPerSecond;
    double high = 2 * low;
    while (logTail(arrivalsPerSecond, high) > goal) {
      high *= 2;
    }
    return Roots.between(low, high, t -> goal - logTail(arrivalsPerSecond, t));
  }

  /** The highest λ whose mean response is at most t; NaN if t is less than the mean service. */
  public double highestArrivalsPerSecond(double meanResponseSeconds) {
    double wait = requireTime(meanResponseSeconds) - 1 / servicesPerSecond;
    double capacity = capacityPerSecond();
    return wait < 0
        ? Double.NaN
        : Roots.between(0, capacity, x -> waitingUpToFull(x) - wait * (capacity - x));
  }

  /** The highest λ with a percentile of at most t; NaN if that of the service alone is above t. */
  public double highestArrivalsPerSecond(Percentile percentile, double seconds) {
    double goal = Math.log1p(-percentile.quantile());
    return -requireTime(seconds) * servicesPerSecond > goal
        ? Double.NaN
        : Roots.between(0, capacityPerSecond(), x -> logTail(x, seconds) - goal);
  }

  /** ln P(R &gt; t), which at capacity, where waits have no end, is 0. */
  private double logTail(double arrivals, double t) {
    double theta = capacityPerSecond() - arrivals;
    if (theta <= 0) {
      return 0;
    }
    double slower = Math.min(theta, servicesPerSecond);
    double apart = Math.abs(theta - servicesPerSecond) * t;
    double waited = waitingUpToFull(arrivals) * servicesPerSecond * t * phi1(-apart);
    return Math.log(Math.exp(-(servicesPerSecond - slower) * t) + waited) - slower * t;
  }

  private double waitingUpToFull(double arrivals) {
    return Erlang.waitingUpToFull(servers, arrivals / servicesPerSecond);
  }

  private boolean isStable(double arrivals) {
    return requireRate("a rate of arrivals", arrivals) < capacityPerSecond();
  }

  static double requireRate(String what, double perSecond) {
    if (!(perSecond >= 0) || Double.isInfinite(perSecond)) {
      throw new IllegalArgumentException(what + " is finite and not negative, not " + perSecond);
    }
    return perSecond;
  }

  private static double requireTime(double seconds) {
    if (!(seconds >= 0) || Double.isInfinite(seconds)) {
      throw new IllegalArgumentException("a time is finite and not negative, not " + seconds);
    }
    return seconds;
  }
}
