package dev.headroom.testing;

import dev.headroom.collect.Outcome;
import java.util.SplittableRandom;

/**
 * Clients that give up after a while without telling the target, which serves them none the less.
 *
 * @param seconds how long they wait
 * @param target what they wait for
 */
public record VirtualPatience(double seconds, VirtualTarget target) implements VirtualTarget {

  @Override
  public VirtualStation open(SplittableRandom random, VirtualSink sink) {
    return target.open(
        random,
        new VirtualSink() {
          @Override
          public void offered(double time) {
            sink.offered(time);
          }

          @Override
          public void ended(double sent, double time, Outcome outcome) {
            if (time - sent > seconds) {
              sink.ended(sent, sent + seconds, Outcome.TIMEOUT);
            } else {
              sink.ended(sent, time, outcome);
            }
          }
        });
  }
}
