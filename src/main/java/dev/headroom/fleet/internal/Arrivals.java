package dev.headroom.fleet.internal;

import dev.headroom.fleet.Trace;
import dev.headroom.plan.Load;
import dev.headroom.plan.LoadShape.Segment;
import dev.headroom.quantity.TimeText;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * When the first tries come, one after another.
 *
 * <p>With {@code Λ(t) = ∫₀^t λ} the k-th arrival is at {@code Λ⁻¹(E₁ + … + E_k)}: the E are
 * exponential of mean 1 for a Poisson process and all 1 for regular arrivals. On a straight piece
 * that begins with rate λ and slope s, {@code λd + s d²/2 = E} is solved by {@code d = 2E / (λ +
 * √(λ² + 2sE))}, which loses no digits as s goes to 0.
 *
 * <p>Source: Çinlar, Introduction to Stochastic Processes, 1975, section 4.7 (time change).
 */
final class Arrivals {

  private final RandomGenerator random;
  private final boolean poisson;
  private final double[] begin;
  private final double[] length;
  private final double[] from;
  private final double[] slope;

  private int piece;

  /** How far into the piece, seconds. */
  private double into;

  Arrivals(Trace trace, RandomGenerator random) {
    List<Segment> segments = trace.shape().segments();
    int n = segments.size();
    this.random = random;
    this.poisson = trace.arrivals() == Load.Arrivals.POISSON;
    begin = new double[n];
    length = new double[n];
    from = new double[n];
    slope = new double[n];
    double at = 0;
    for (int i = 0; i < n; i++) {
      Segment segment = segments.get(i);
      begin[i] = at;
      length[i] = TimeText.seconds(segment.length());
      from[i] = segment.from().perSecond();
      slope[i] = (segment.to().perSecond() - from[i]) / length[i];
      at += length[i];
    }
  }

  /** The time of the next one; infinite when there is none. */
  double next() {
    double left = poisson ? random.nextExponential() : 1;
    while (piece < from.length) {
      double rate = Math.max(0, from[piece] + slope[piece] * into);
      double rest = length[piece] - into;
      double most = Math.max(0, (rate + slope[piece] * rest / 2) * rest);
      if (left < most) {
        double root = Math.sqrt(Math.max(0, rate * rate + 2 * slope[piece] * left));
        into += Math.min(rest, 2 * left / (rate + root));
        return begin[piece] + into;
      }
      left -= most;
      piece++;
      into = 0;
    }
    return Double.POSITIVE_INFINITY;
  }
}
