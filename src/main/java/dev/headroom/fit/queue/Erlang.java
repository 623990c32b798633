package dev.headroom.fit.queue;

import org.apache.commons.math3.special.Gamma;

/**
 * Erlang's two formulas, for any positive number of workers, whole or not.
 *
 * <p>{@code 1/B(c, a) = a ∫₀^∞ e^(−at) (1 + t)^c dt} and {@code C(c, a) = B / (1 − ρ(1 − B))}
 *
 * <ul>
 *   <li>c: workers, 0 &lt; c ≤ 1,000,000
 *   <li>a: offered load λ/μ, the workers that would be busy on average if none were refused, a ≥ 0
 *   <li>ρ = a/c: utilisation, dimensionless
 *   <li>B: share of arrivals lost where none can wait; C: share that waits where all can
 * </ul>
 *
 * <p>Computed as {@code u(c) = 1/B − 1}, which is positive and has {@code u(c + 1) = (c + 1)/a · (1
 * + u(c))}, upward from the fractional part f of c: sums of positive terms only, so no digits are
 * lost, and the work grows with c. The start is {@code u(f) = e^a a^(−f) Γ(f + 1, a) − 1}. Relative
 * error about c · 10⁻¹⁶, growing with what the logarithm itself loses for {@link #logBlocking}.
 *
 * <p>Sources: Erlang 1917; Jagerman, Bell System Technical Journal 53 (1974), and Jagers and van
 * Doorn, Operations Research Letters 5 (1986), for c that isn't whole; incomplete gamma function,
 * NIST DLMF 8.9.2 and 8.11.4. Checked by {@code ErlangTest} against sums and integrals with 50
 * digits.
 */
public final class Erlang {

  /** Above it the recursion would take more than milliseconds; no origin has as many workers. */
  static final double MOST_SERVERS = 1_000_000;

  /** From here on 1 + u is u to far more digits than a double has. */
  private static final double HUGE = 1e200;

  /** Below it the power series of Γ converges fast and loses less than one digit; e² &lt; 10. */
  private static final double SERIES_BELOW = 2;

  /** Terms of the continued fraction that leave less than 10⁻¹⁶ at a = {@link #SERIES_BELOW}. */
  private static final int FRACTION_TERMS = 64;

  private Erlang() {}

  /**
   * B(c, a): the share of arrivals that is lost where nothing can wait; 0 below 10⁻³⁰⁸, see {@link
   * #logBlocking}.
   */
  public static double blocking(double servers, double offered) {
    return 1 / (1 + excess(servers, offered));
  }

  /** ln B(c, a), for loads so light that B itself is too small for a double. */
  public static double logBlocking(double servers, double offered) {
    double k = requireServers(servers) - Math.floor(servers);
    double u = start(k, requireOffered(offered));
    while (k < servers - 0.5) {
      double next = (k + 1) / offered * (1 + u);
      if (next > HUGE) {
        // What is left of the recursion is a product.
        double product = Gamma.logGamma(servers + 1) - Gamma.logGamma(k + 1);
        return (servers - k) * Math.log(offered) - product - Math.log1p(u);
      }
      u = next;
      k++;
    }
    return -Math.log1p(u);
  }

  /** C(c, a): the share of arrivals that has to wait; NaN for a ≥ c, where no queue is stable. */
  public static double waiting(double servers, double offered) {
    double share = waitingUpToFull(servers, offered);
    return offered < servers ? share : Double.NaN;
  }

  /** C(c, a), and its limit 1 at a = c. */
  static double waitingUpToFull(double servers, double offered) {
    return 1 / (1 + excess(servers, offered) * Math.max(0, (servers - offered) / servers));
  }

  /** u = 1/B(c, a) − 1, infinite where B is below 10⁻³⁰⁸. */
  static double excess(double servers, double offered) {
    double k = requireServers(servers) - Math.floor(servers);
    double u = start(k, requireOffered(offered));
    while (k < servers - 0.5) {
      k++;
      u = k / offered * (1 + u);
    }
    return u;
  }

  /** u(f) for 0 ≤ f &lt; 1. */
  private static double start(double f, double a) {
    if (f == 0) {
      return 0;
    }
    return a < SERIES_BELOW
        ? Math.exp(a) * Math.pow(a, -f) * Gamma.gamma(f + 1) - a * lowerSeries(f, a) - 1
        : f * upperFraction(f, a);
  }

  /** {@code e^a a^(−f−1) γ(f + 1, a) = Σ aⁿ / ((f + 1)…(f + 1 + n))}. */
  private static double lowerSeries(double f, double a) {
    double term = 1 / (f + 1);
    double sum = term;
    for (int n = 1; term > sum * 1e-17; n++) {
      term *= a / (f + 1 + n);
      sum += term;
    }
    return sum;
  }

  /** {@code e^a a^(−f) Γ(f, a)} as its continued fraction, from the far end. */
  private static double upperFraction(double f, double a) {
    double rest = 0;
    for (int n = FRACTION_TERMS; n > 0; n--) {
      rest = n * (n - f) / (a + 2 * n + 1 - f - rest);
    }
    return 1 / (a + 1 - f - rest);
  }

  static double requireServers(double servers) {
    if (!(servers > 0 && servers <= MOST_SERVERS)) {
      throw new IllegalArgumentException(
          "the number of workers is above 0 and at most "
              + (long) MOST_SERVERS
              + ", not "
              + servers);
    }
    return servers;
  }

  private static double requireOffered(double offered) {
    if (!(offered >= 0) || Double.isInfinite(offered)) {
      throw new IllegalArgumentException(
          "an offered load is finite and not negative, not " + offered);
    }
    return offered;
  }
}
