package dev.headroom.fit.queue;

import static dev.headroom.fit.queue.Exact.DIGITS;
import static dev.headroom.fit.queue.Exact.decimal;
import static dev.headroom.fit.queue.Exact.exp;
import static dev.headroom.fit.queue.Exact.over;
import static dev.headroom.fit.queue.Exact.times;

import java.math.BigDecimal;

/**
 * The textbook's sums over states and its integrals with 50 digits: slow, and sharing nothing with
 * the code under test.
 *
 * <p>Source: Gross and Harris, Fundamentals of Queueing Theory, sections 2.3 to 2.5.
 */
final class ExactQueues {

  private ExactQueues() {}

  /** {@code B = (a^c/c!) / Σ a^k/k!} for k = 0…c. */
  static BigDecimal erlangB(int servers, BigDecimal offered) {
    BigDecimal term = BigDecimal.ONE;
    BigDecimal sum = term;
    for (int k = 1; k <= servers; k++) {
      term = over(times(term, offered), BigDecimal.valueOf(k));
      sum = sum.add(term, DIGITS);
    }
    return over(term, sum);
  }

  /** {@code C = (a^c/c!) c/(c − a) / (Σ a^k/k! + (a^c/c!) c/(c − a))} for k = 0…c − 1. */
  static BigDecimal erlangC(int servers, BigDecimal offered) {
    BigDecimal lost = erlangB(servers, offered);
    BigDecimal c = BigDecimal.valueOf(servers);
    BigDecimal waiting = times(lost, over(c, c.subtract(offered)));
    return over(waiting, BigDecimal.ONE.subtract(lost).add(waiting));
  }

  /**
   * {@code 1/B = ∫ e^(−u) (1 + u/a)^c du} by the trapezoidal rule in s, with {@code u = e^(s −
   * e^(−s))}, whose error falls exponentially with the step (Takahasi and Mori 1974).
   */
  static BigDecimal inverseErlangB(double servers, double offered) {
    // The integrand peaks at u = c − a with a deviation of √c.
    double peak = Math.sqrt(servers) / Math.max(1, servers - offered);
    double step = Math.min(1.0 / 32, peak / 3);
    double highest = Double.NEGATIVE_INFINITY;
    for (double s = -5; s < 12; s += step) {
      highest = Math.max(highest, roughLog(servers, offered, s));
    }
    BigDecimal sum = BigDecimal.ZERO;
    for (double s = -5; s < 12; s += step) {
      if (roughLog(servers, offered, s) > highest - 50) {
        sum = sum.add(integrand(decimal(servers), decimal(offered), decimal(s)), DIGITS);
      }
    }
    return times(sum, decimal(step));
  }

  private static BigDecimal integrand(BigDecimal c, BigDecimal a, BigDecimal s) {
    BigDecimal minus = exp(s.negate());
    BigDecimal u = exp(s.subtract(minus));
    BigDecimal log = times(c, Exact.log(BigDecimal.ONE.add(over(u, a)))).subtract(u);
    return times(exp(log), times(u, BigDecimal.ONE.add(minus)));
  }

  /** Which terms are worth adding. */
  private static double roughLog(double c, double a, double s) {
    double u = Math.exp(s - Math.exp(-s));
    return -u + c * Math.log1p(u / a) + s - Math.exp(-s) + Math.log1p(Math.exp(-s));
  }

  /** {@code P(R > t)} of M/M/c as the textbook has it, with the case θ = μ apart. */
  static BigDecimal responseTail(int servers, double perServer, BigDecimal arrivals, BigDecimal t) {
    BigDecimal mu = decimal(perServer);
    BigDecimal theta = mu.multiply(BigDecimal.valueOf(servers)).subtract(arrivals);
    BigDecimal waits = erlangC(servers, over(arrivals, mu));
    BigDecimal served = exp(times(mu, t).negate());
    if (theta.compareTo(mu) == 0) {
      return times(served, BigDecimal.ONE.add(times(times(waits, mu), t)));
    }
    BigDecimal both = times(theta, served).subtract(times(mu, exp(times(theta, t).negate())));
    return times(BigDecimal.ONE.subtract(waits), served)
        .add(times(waits, over(both, theta.subtract(mu))));
  }

  /** What M/M/c/K does, from the probabilities of its states, one by one. */
  record Bounded(BigDecimal blocked, BigDecimal goodput, BigDecimal response, BigDecimal busy) {}

  static Bounded bounded(int servers, double perServer, int room, BigDecimal arrivals) {
    BigDecimal a = over(arrivals, decimal(perServer));
    BigDecimal rho = over(a, BigDecimal.valueOf(servers));
    BigDecimal state = BigDecimal.ONE;
    BigDecimal all = state;
    BigDecimal inside = BigDecimal.ZERO;
    for (int k = 1; k <= room; k++) {
      state = times(state, k <= servers ? over(a, BigDecimal.valueOf(k)) : rho);
      all = all.add(state, DIGITS);
      inside = inside.add(times(state, BigDecimal.valueOf(k)), DIGITS);
    }
    BigDecimal goodput = times(arrivals, over(all.subtract(state, DIGITS), all));
    return new Bounded(
        over(state, all),
        goodput,
        over(over(inside, all), goodput),
        over(goodput, decimal(perServer).multiply(BigDecimal.valueOf(servers))));
  }
}
