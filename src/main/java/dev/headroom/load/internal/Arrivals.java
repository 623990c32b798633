package dev.headroom.load.internal;

import dev.headroom.plan.Load;
import dev.headroom.plan.LoadShape;
import dev.headroom.quantity.TimeText;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.PrimitiveIterator;
import java.util.SplittableRandom;

/**
 * When visitors arrive, in microseconds since the beginning of a load shape, in ascending order.
 *
 * <p>Arrival k comes when the integral of the rate, Λ(t), reaches S(k). For regular arrivals S(k) =
 * k − ½. For Poisson arrivals S(k) is a sum of k independent exponential variables of mean 1, which
 * makes any rate over time exact, without thinning.
 *
 * <p>Within a segment from rate a to b over L seconds, Λ(x) = a·x + m·x²/2 with m = (b − a)/L, and
 * x = 2y/(a + √(a² + 2·m·y)) inverts it without cancellation.
 *
 * <p>Source: Çınlar, Introduction to Stochastic Processes (1975), ch. 4.7, time change of a Poisson
 * process.
 */
public final class Arrivals implements PrimitiveIterator.OfLong {

  private final Iterator<LoadShape.Segment> segments;
  private final Load.Arrivals kind;
  private final SplittableRandom random;

  private double due;
  private double passed;
  private double startSeconds;
  private LoadShape.Segment segment;
  private boolean exhausted;

  public Arrivals(LoadShape shape, Load.Arrivals kind, long seed) {
    this.segments = shape.segments().iterator();
    this.segment = segments.next();
    this.kind = kind;
    this.random = new SplittableRandom(seed);
    this.due = kind == Load.Arrivals.REGULAR ? 0.5 : exponential();
    advance();
  }

  @Override
  public boolean hasNext() {
    return !exhausted;
  }

  @Override
  public long nextLong() {
    if (exhausted) {
      throw new NoSuchElementException();
    }
    long micros = Math.round((startSeconds + offset(due - passed)) * 1e6);
    due += kind == Load.Arrivals.REGULAR ? 1 : exponential();
    advance();
    return micros;
  }

  private double offset(double requests) {
    double from = segment.from().perSecond();
    double slope = (segment.to().perSecond() - from) / TimeText.seconds(segment.length());
    return 2 * requests / (from + Math.sqrt(Math.max(0, from * from + 2 * slope * requests)));
  }

  private void advance() {
    while (due > passed + requests(segment)) {
      if (!segments.hasNext()) {
        exhausted = true;
        return;
      }
      passed += requests(segment);
      startSeconds += TimeText.seconds(segment.length());
      segment = segments.next();
    }
  }

  private static double requests(LoadShape.Segment segment) {
    double mean = (segment.from().perSecond() + segment.to().perSecond()) / 2;
    return mean * TimeText.seconds(segment.length());
  }

  private double exponential() {
    return -Math.log(1 - random.nextDouble());
  }
}
