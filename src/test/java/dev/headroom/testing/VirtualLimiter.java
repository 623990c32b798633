package dev.headroom.testing;

import dev.headroom.collect.Outcome;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;

/**
 * A rate limiter in front of a target: a bucket of tokens, and 429 for what finds none.
 *
 * @param perSecond tokens that are added a second
 * @param burst how many the bucket holds
 * @param target what is behind it
 */
public record VirtualLimiter(double perSecond, double burst, VirtualTarget target)
    implements VirtualTarget {

  @Override
  public void serve(double[] arrivals, SplittableRandom random, VirtualSink sink) {
    DoubleStream.Builder admitted = DoubleStream.builder();
    double tokens = burst;
    double last = 0;
    for (double now : arrivals) {
      tokens = Math.min(burst, tokens + (now - last) * perSecond);
      last = now;
      if (tokens >= 1) {
        tokens--;
        admitted.add(now);
      } else {
        sink.offered(now);
        sink.ended(now, now, Outcome.LIMITED);
      }
    }
    target.serve(admitted.build().toArray(), random, sink);
  }
}
