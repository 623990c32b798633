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
  public VirtualStation open(SplittableRandom random, VirtualSink sink) {
    return new Station(this, random, sink);
  }

  /** The state of a station. */
  private static final class Station implements VirtualStation {

    private final VirtualRetrograde origin;
    private final SplittableRandom random;
    private final VirtualSink sink;
    private final List<Double> inside = new ArrayList<>();
    private double now;

    Station(VirtualRetrograde origin, SplittableRandom random, VirtualSink sink) {
      this.origin = origin;
      this.random = random;
      this.sink = sink;
    }

    @Override
    public void arrive(double arrival) {
      advance(arrival);
      if (inside.size() < origin.room) {
        inside.add(now);
      } else {
        sink.ended(now, now, Outcome.BAD_GATEWAY);
      }
    }

    /** What is left of a time is exponential again, so it is drawn anew. */
    @Override
    public void advance(double until) {
      double next = now;
      while (!inside.isEmpty()) {
        next -= Math.log(1 - random.nextDouble()) / origin.rate(inside.size());
        if (next > until) {
          break;
        }
        int leaving = random.nextInt(Math.min(origin.workers, inside.size()));
        sink.ended(inside.remove(leaving), next, Outcome.OK);
      }
      now = until;
    }
  }
}
