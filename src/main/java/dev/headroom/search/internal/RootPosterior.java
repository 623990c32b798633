package dev.headroom.search.internal;

import dev.headroom.quantity.Estimate;
import dev.headroom.search.Totals;
import java.util.Arrays;

/**
 * What is known of the highest rate at which the share of bad requests stays within what is
 * allowed, on a grid of that rate λ*, of the steepness b of the share over the rate, and of the
 * share f that is bad even when nothing waits.
 *
 * <p>{@code q(λ) = f + (a − f) e^(b (λ/λ* − 1))}, at most 1, for a share a that is allowed. A step
 * of n requests with x bad ones multiplies the odds by {@code √(D/D') exp((x ln(nq/x) − nq +
 * x)/D')}, a Poisson likelihood tempered by {@code D' = D + (0.25 b (λ/λ* − 1) n(q − f))²/nq}: bad
 * requests come in bunches ({@link Bunching}), and a straight line is the less true the further
 * away a rate is.
 *
 * <p>Source: McCullagh and Nelder, Generalized Linear Models (1989), section 9.2, quasi-likelihood.
 */
final class RootPosterior {

  private static final int ROOTS = 200;

  /** Deviations of ln b from what is expected, in its standard deviations. */
  private static final double[] SLOPES = {-2, -1, 0, 1, 2};

  /** f as shares of a; all of them are as likely. */
  private static final double[] FLOORS = {0, 0.1, 0.25, 0.4, 0.55, 0.7, 0.85};

  /** How well formulas of two moments know the steepness, one standard deviation of ln b. */
  private static final double SLOPE_SPREAD = 0.35;

  /** By what share of itself the logarithm of q is off at a distance. */
  private static final double BEND = 0.25;

  /** Beyond this distance from λ*, as a share of it, a step tells little of the share there. */
  private static final double NEAR = 0.06;

  /** Cells less likely than the likeliest by this factor don't count. */
  private static final double NEGLIGIBLE = 1e-6;

  private final Bunching bunching;
  private final double allowed;
  private final double slope;
  private final double[] logs;

  private RootPosterior(Bunching bunching, double allowed, double slope, double[] logs) {
    this.bunching = bunching;
    this.allowed = allowed;
    this.slope = slope;
    this.logs = logs;
  }

  /**
   * Before any step.
   *
   * @param root where it is expected
   * @param spread standard deviation of its logarithm
   * @param slope b as it is expected
   */
  static RootPosterior prior(
      Bunching bunching, double allowed, double root, double spread, double slope) {
    RootPosterior prior =
        new RootPosterior(
            bunching, allowed, slope, new double[ROOTS * SLOPES.length * FLOORS.length]);
    for (int cell = 0; cell < prior.logs.length; cell++) {
      double away = Math.log(prior.root(cell) / root) / spread;
      double steep = SLOPES[cell / FLOORS.length % SLOPES.length];
      prior.logs[cell] = -away * away / 2 - steep * steep / 2;
    }
    return prior;
  }

  /**
   * After a step.
   *
   * @param rate that was offered
   * @param bad requests of it
   * @param all requests of it that are judged
   */
  RootPosterior with(double rate, double bad, double all) {
    double bunch = bunching.factor(rate);
    double best = bad == 0 ? 0 : bad * Math.log(bad) - bad;
    double[] after = new double[logs.length];
    for (int cell = 0; cell < logs.length; cell++) {
      double expected = all * share(rate, cell);
      double grown = Math.max(0, expected - all * FLOORS[cell % FLOORS.length] * allowed);
      double bent = BEND * steepness(cell) * (rate / root(cell) - 1) * grown;
      double tempered = bunch + bent * bent / expected;
      double worse = bad * Math.log(expected) - expected - best;
      after[cell] = logs[cell] + worse / tempered - Math.log(tempered / bunch) / 2;
    }
    return new RootPosterior(bunching, allowed, slope, after);
  }

  private double root(int cell) {
    int row = cell / (SLOPES.length * FLOORS.length);
    return edge(row + 0.5);
  }

  private double steepness(int cell) {
    return slope * Math.exp(SLOPE_SPREAD * SLOPES[cell / FLOORS.length % SLOPES.length]);
  }

  private double share(double rate, int cell) {
    double floor = FLOORS[cell % FLOORS.length] * allowed;
    double grown = Math.exp(steepness(cell) * (rate / root(cell) - 1));
    return Math.max(Double.MIN_NORMAL, Math.min(1, floor + (allowed - floor) * grown));
  }

  /** The value that is expected and the middle share of what is possible. */
  Estimate interval(double level) {
    double[] weights = new double[ROOTS];
    double[] odds = odds();
    for (int cell = 0; cell < odds.length; cell++) {
      weights[cell / (SLOPES.length * FLOORS.length)] += odds[cell];
    }
    double tail = (1 - level) / 2;
    double middle = quantile(weights, 0.5);
    double low = Math.min(quantile(weights, tail), middle);
    return new Estimate(middle, low, Math.max(quantile(weights, 1 - tail), middle), level);
  }

  /**
   * A rate to drive next: of rates in proportion to the information on ln λ* that a second at each
   * is expected to give, {@code λ (λ q'(λ))²/(q D)} near λ*, the one with this share below it.
   */
  double next(double quantile, double highest) {
    double[] worth = new double[ROOTS];
    double[] odds = odds();
    for (int k = 0; k < ROOTS && edge(k + 0.5) <= highest; k++) {
      double rate = edge(k + 0.5);
      double sum = 0;
      for (int cell = 0; cell < odds.length; cell++) {
        double away = (rate / root(cell) - 1) / NEAR;
        if (odds[cell] > NEGLIGIBLE && Math.abs(away) < 4) {
          sum += odds[cell] * information(rate, cell) * Math.exp(-away * away / 2);
        }
      }
      worth[k] = rate * sum / bunching.factor(rate);
    }
    return Math.min(highest, quantile(worth, quantile));
  }

  private double information(double rate, int cell) {
    double share = share(rate, cell);
    double steep = steepness(cell) * (share - FLOORS[cell % FLOORS.length] * allowed);
    return steep * steep / share;
  }

  private double[] odds() {
    double most = Arrays.stream(logs).max().orElse(0);
    return Arrays.stream(logs).map(log -> Math.exp(log - most)).toArray();
  }

  /** Straight between the edges of the grid's cells. */
  private double quantile(double[] weights, double share) {
    double left = share * Arrays.stream(weights).sum();
    for (int i = 0; i < ROOTS; i++) {
      if (left <= weights[i]) {
        return edge(i + (weights[i] == 0 ? 0.5 : left / weights[i]));
      }
      left -= weights[i];
    }
    return bunching.capacity();
  }

  private double edge(double cell) {
    return bunching.capacity() * cell / ROOTS;
  }

  /** With what a step showed of late requests. */
  RootPosterior late(Totals seen) {
    return with(seen.rate(), seen.late(), seen.judged());
  }

  /** With what a step showed of gateway errors. */
  RootPosterior errors(Totals seen) {
    return with(seen.rate(), seen.gatewayErrors(), seen.ended());
  }
}
