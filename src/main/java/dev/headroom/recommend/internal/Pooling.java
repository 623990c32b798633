package dev.headroom.recommend.internal;

/**
 * How many instances a demand takes when they share it.
 *
 * <p>Of n instances behind one gateway hardly ever all are busy while one has a queue, so that a
 * pool may run hotter than one instance alone: {@code needed ≤ ⌈Λ/λ⌉} (Borst, Mandelbaum and
 * Reiman, Operations Research 52 (2004)). By how much depends on the balancer, and is simulated. A
 * count whose capacity is below the demand is never tried: a simulation that begins empty could end
 * before its queue has grown.
 */
final class Pooling {

  /**
   * A larger fleet gets so few of the simulated requests an instance that its queues don't settle;
   * it keeps the count without a pool.
   */
  static final int MOST = 50;

  private Pooling() {}

  /**
   * The smallest number down to which each holds the demand in every simulation.
   *
   * @param alone the number without a pool
   * @param demand requests per second
   */
  static int needed(Replica replica, int alone, double demand) {
    int needed = alone;
    while (alone <= MOST
        && needed > 1
        && replica.isStable(needed - 1, demand)
        && replica.holds(needed - 1, demand)) {
      needed--;
    }
    return needed;
  }
}
