package dev.headroom.testing;

import java.util.SplittableRandom;

/** What a virtual run sends its requests to. */
public interface VirtualTarget {

  /**
   * Begins to work, with nothing inside.
   *
   * @param random of the service times
   * @param sink is told how each request ends
   */
  VirtualStation open(SplittableRandom random, VirtualSink sink);

  /**
   * Takes requests and tells how each of them ends.
   *
   * @param arrivals in ascending order, seconds
   * @param random of the service times
   * @param sink is told of every request once when it is offered and once when it ends
   */
  default void serve(double[] arrivals, SplittableRandom random, VirtualSink sink) {
    VirtualStation station = open(random, sink);
    for (double now : arrivals) {
      sink.offered(now);
      station.arrive(now);
    }
    station.advance(Double.POSITIVE_INFINITY);
  }
}
