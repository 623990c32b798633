package dev.headroom.fit.queue;

/**
 * Approximations of the queue G/G/c, of whose arrivals and service only mean and variation are
 * known.
 *
 * <p>With {@code v = (c_a² + c_s²)/2}, {@code ρ = λ/(cμ)} and mean wait {@code W}:
 *
 * <ul>
 *   <li>Allen and Cunneen: {@code W ≈ v · W(M/M/c)}
 *   <li>Sakasegawa: {@code W ≈ v ρ^(√(2(c + 1)) − 1) / (cμ(1 − ρ))}
 *   <li>wait tail in heavy traffic: {@code P(W > t) ~ e^(−rt)}, {@code r = (cμ − λ)/v = 2(cμ −
 *       λ)/(c_a² + c_s²)}
 * </ul>
 *
 * <ul>
 *   <li>c_a², c_s²: squared coefficients of variation (variance over squared mean) of the times
 *       between arrivals and of service, ≥ 0; 1 is exponential, where Allen and Cunneen are exact
 *   <li>c, μ, λ as in {@link UnboundedQueue}; for λ ≥ cμ every answer is NaN
 * </ul>
 *
 * <p>No formula of two moments is right for every queue. With Poisson arrivals and 4 workers Allen
 * and Cunneen's is within 6 % of simulation for ρ ≥ 0.7 and c_s² ≤ 1, 12 % low at ρ = 0.5 with
 * constant service, and 44 %, 23 % and 14 % high at ρ = 0.5, 0.7 and 0.8 with log-normal service of
 * c_s² = 4. Sakasegawa's needs no Erlang formula and differs from it for c = 4 by up to 2 % from ρ
 * = 0.7 on, and by much more at low loads, where waits hardly count. c = 1 makes both Kingman's.
 *
 * <p>Sources: Allen, Probability, Statistics, and Queueing Theory, 2nd ed. 1990, section 5.3.5;
 * Sakasegawa, Annals of the Institute of Statistical Mathematics 29 (1977); Kingman 1962;
 * Köllerström, Journal of Applied Probability 11 (1974). Checked by {@code GeneralQueueTest}.
 *
 * @param exponential M/M/c with the same workers and mean service
 * @param arrivalVariation c_a²
 * @param serviceVariation c_s²
 */
public record GeneralQueue(
    UnboundedQueue exponential, double arrivalVariation, double serviceVariation) {

  public GeneralQueue {
    requireVariation("arrivals", arrivalVariation);
    requireVariation("service", serviceVariation);
  }

  /** v, 1 for M/M/c. */
  public double variability() {
    return (arrivalVariation + serviceVariation) / 2;
  }

  /** Mean wait by Allen and Cunneen. */
  public double allenCunneenWaitSeconds(double arrivalsPerSecond) {
    return variability() * exponential.meanWaitSeconds(arrivalsPerSecond);
  }

  /** Mean wait by Sakasegawa. */
  public double sakasegawaWaitSeconds(double arrivalsPerSecond) {
    double rho = exponential.utilisation(arrivalsPerSecond);
    double headroom = exponential.capacityPerSecond() - arrivalsPerSecond;
    double power = Math.sqrt(2 * (exponential.servers() + 1)) - 1;
    return variability() * Math.pow(rho, power) / headroom;
  }

  /** r in 1/s; infinite without any variation, where nothing waits. */
  public double waitDecayPerSecond(double arrivalsPerSecond) {
    double rho = exponential.utilisation(arrivalsPerSecond);
    double headroom = exponential.capacityPerSecond() - arrivalsPerSecond;
    return Double.isNaN(rho) ? Double.NaN : headroom / variability();
  }

  private static void requireVariation(String of, double squared) {
    if (!(squared >= 0) || Double.isInfinite(squared)) {
      throw new IllegalArgumentException(
          "the squared variation of " + of + " is finite and not negative, not " + squared);
    }
  }
}
