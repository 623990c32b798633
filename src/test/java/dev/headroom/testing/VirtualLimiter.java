package dev.headroom.testing;

import dev.headroom.collect.Outcome;
import java.util.SplittableRandom;

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
  public VirtualStation open(SplittableRandom random, VirtualSink sink) {
    VirtualStation behind = target.open(random, sink);
    return new VirtualStation() {

      private double tokens = burst;
      private double last;

      @Override
      public void arrive(double now) {
        tokens = Math.min(burst, tokens + (now - last) * perSecond);
        last = now;
        if (tokens >= 1) {
          tokens--;
          behind.arrive(now);
        } else {
          sink.ended(now, now, Outcome.LIMITED);
        }
      }

      @Override
      public void advance(double until) {
        behind.advance(until);
      }
    };
  }
}
