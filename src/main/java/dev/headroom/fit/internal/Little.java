package dev.headroom.fit.internal;

import dev.headroom.collect.Interval;
import java.util.List;

/**
 * Little's law as a check that counts and latencies were taken of the same requests.
 *
 * <p>{@code N = X R}: requests inside, completions per second, mean latency in seconds. It holds
 * within {@link #TOLERANCE} of N, plus what the window's ends and the sampling of N leave open:
 * those inside at either end are counted in N and not in R, or the reverse, and N is seen once a
 * second only.
 *
 * <p>Source: Little and Graves, Little's law (2008), for finite windows; saturation notes, section
 * 5.1. Checked by {@code LittleTest} with ten published rows of a production server.
 *
 * @param rate X, completions per second
 * @param latency R, seconds
 * @param inside N, the mean over the window
 * @param slack what ends and sampling leave open, in requests
 */
record Little(double rate, double latency, double inside, double slack) {

  /** Saturation notes, section 5.1. */
  static final double TOLERANCE = 0.05;

  /** Standard errors of the sampled N that chance may take; 1 in 15,000 levels takes more. */
  private static final double SIGMAS = 4;

  /** Of a level of which every request ended well: only of those is the latency known. */
  static Little of(List<Interval> seconds) {
    double count = seconds.stream().mapToDouble(s -> s.latency().count()).sum();
    double time =
        seconds.stream()
            .mapToDouble(s -> s.latency().count() * (s.latency().mean().toNanos() / 1e9))
            .sum();
    SampleMean inside = SampleMean.of(seconds.stream().mapToDouble(Interval::inFlight).toArray());
    double x = count / seconds.size();
    double r = count == 0 ? 0 : time / count;
    double spread = Math.max(inside.variance(), x * r);
    double sampling = Math.sqrt(spread / seconds.size());
    return new Little(x, r, inside.mean(), ends(seconds) + SIGMAS * sampling);
  }

  /**
   * Those inside when the window begins count in R with what they had waited before, those inside
   * at its end in N alone: none of them with more than the largest latency.
   */
  private static double ends(List<Interval> seconds) {
    Interval first = seconds.get(0);
    Interval last = seconds.get(seconds.size() - 1);
    double before = Math.max(0, first.inFlight() + first.completed() - first.offered());
    double longest =
        seconds.stream().mapToDouble(s -> s.latency().max().toNanos() / 1e9).max().orElse(0);
    return (before + last.inFlight()) * longest / seconds.size();
  }

  /** X R / N. */
  double ratio() {
    return rate * latency / inside;
  }

  boolean holds() {
    return Math.abs(rate * latency - inside) <= TOLERANCE * inside + slack;
  }
}
