package dev.headroom.testing;

import dev.headroom.collect.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A station of c workers with room for K requests whose work slows with its backlog.
 *
 * <p>With n requests inside one leaves at the rate {@code μ(n) = min(n, c)/S / (1 + κ max(0, n −
 * c))}, exponentially, so that under Poisson arrivals it is a birth and death process and its
 * goodput has a closed form: {@link #goodput}. The oldest c are in service; any of them is the next
 * to leave.
 *
 * @param workers c
 * @param room K, workers included
 * @param meanSeconds S
 * @param slowdown κ, the share by which each waiting request slows the work
 */
public record VirtualRetrograde(int workers, int room, double meanSeconds, double slowdown)
    implements VirtualTarget {

  /** μ(n), requests per second. */
  private double rate(int inside) {
    double busy = Math.min(inside, workers) / meanSeconds;
    return busy / (1 + slowdown * Math.max(0, inside - workers));
  }

  /**
   * Completions per second in the steady state: {@code λ (1 − p_K)}, {@code p_n ∝ ∏ λ/μ(i)}.
   *
   * @param offered λ, requests per second
   */
  public double goodput(double offered) {
    double weight = 1;
    double sum = 1;
    for (int n = 1; n <= room; n++) {
      weight *= offered / rate(n);
      sum += weight;
    }
    return offered * (1 - weight / sum);
  }

  @Override
  public void serve(double[] arrivals, SplittableRandom random, VirtualSink sink) {
    List<Double> inside = new ArrayList<>();
    double now = 0;
    for (double arrival : arrivals) {
      depart(inside, now, arrival, random, sink);
      now = arrival;
      sink.offered(now);
      if (inside.size() < room) {
        inside.add(now);
      } else {
        sink.ended(now, now, Outcome.BAD_GATEWAY);
      }
    }
    depart(inside, now, Double.POSITIVE_INFINITY, random, sink);
  }

  /** Departures until then; what is left of a time is exponential again, so it is drawn anew. */
  private void depart(
      List<Double> inside, double from, double until, SplittableRandom random, VirtualSink sink) {
    double now = from;
    while (!inside.isEmpty()) {
      now -= Math.log(1 - random.nextDouble()) / rate(inside.size());
      if (now > until) {
        return;
      }
      int leaving = random.nextInt(Math.min(workers, inside.size()));
      sink.ended(inside.remove(leaving), now, Outcome.OK);
    }
  }
}
