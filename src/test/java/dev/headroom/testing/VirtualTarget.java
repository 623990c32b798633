package dev.headroom.testing;

import java.util.SplittableRandom;

/** What a virtual run sends its requests to. */
public interface VirtualTarget {

  /**
   * Takes requests and tells how each of them ends.
   *
   * @param arrivals in ascending order, seconds
   * @param random of the service times
   * @param sink is told of every request once when it is offered and once when it ends
   */
  void serve(double[] arrivals, SplittableRandom random, VirtualSink sink);
}
