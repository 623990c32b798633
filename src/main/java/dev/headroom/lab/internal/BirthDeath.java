package dev.headroom.lab.internal;

/**
 * An origin under Poisson arrivals whose state is the number of requests inside, a birth and death
 * process: what it completes in the steady state.
 *
 * <p>{@code μ(n) = min(n, c)/S / (1 + κ max(0, n − c))}, {@code p(n) ∝ ∏ λ/μ(i)}, goodput {@code λ
 * (1 − p(K))}. With b(n) the probability of n among the states up to n, {@code b(n) = a b(n − 1)/(1
 * + a b(n − 1))}, a = λ/μ(n), which neither overflows nor cancels: Erlang's recursion with a rate
 * for each state.
 *
 * <p>Source: Gross, Shortle, Thompson and Harris, Fundamentals of Queueing Theory (2008), 2.1.
 *
 * @param workers c
 * @param room K, workers included
 * @param meanSeconds S, of exponential service times
 * @param slowdown κ, the share by which each waiting request slows the work of all
 */
public record BirthDeath(int workers, int room, double meanSeconds, double slowdown) {

  /** Rates tried from zero to twice what the workers could do without slowing down. */
  private static final int GRID = 400;

  /** Halvings of the golden section; after 60 nothing changes in a double. */
  private static final int SECTIONS = 60;

  private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

  /** Completions per second with n inside. */
  private double rate(int inside) {
    double busy = Math.min(inside, workers) / meanSeconds;
    return busy / (1 + slowdown * Math.max(0, inside - workers));
  }

  /** Completions per second when so many requests per second are offered. */
  public double goodput(double offered) {
    double full = 1;
    for (int n = 1; n <= room; n++) {
      double raised = full * offered / rate(n);
      full = raised / (1 + raised);
    }
    return offered * (1 - full);
  }

  /** The most that it completes per second, at whatever rate that is. */
  public double best() {
    double most = 2 * workers / meanSeconds;
    int best = 1;
    for (int i = 2; i <= GRID; i++) {
      best = goodput(most * i / GRID) > goodput(most * best / GRID) ? i : best;
    }
    double low = most * (best - 1) / GRID;
    double high = most * (best + 1) / GRID;
    for (int i = 0; i < SECTIONS; i++) {
      double left = high - GOLDEN * (high - low);
      double right = low + GOLDEN * (high - low);
      if (goodput(left) < goodput(right)) {
        low = left;
      } else {
        high = right;
      }
    }
    return goodput((low + high) / 2);
  }
}
