package dev.headroom.fleet;

import dev.headroom.plan.Retries;
import dev.headroom.quantity.Rate;
import dev.headroom.quantity.Ratio;
import java.time.Duration;
import java.util.Optional;

/**
 * Instances behind a gateway, and those who ask them.
 *
 * @param instance what each of them is
 * @param balancer how the gateway chooses among them
 * @param count how many are up in the beginning, 1 to 100,000
 * @param boot from the decision to add an instance until it serves
 * @param queueTimeout after which a request that still waits for a worker is given up by the
 *     gateway and never worked on; empty for never
 * @param timeout after which a request without an answer counts as failed, although its instance
 *     works on; empty for never
 * @param retries how who asked tries again after any failure
 * @param processor share of the processor that an instance asked for ({@code resources.requests})
 *     and that it uses with all workers busy
 */
public record Fleet(
    Instance instance,
    Balancer balancer,
    int count,
    Duration boot,
    Optional<Duration> queueTimeout,
    Optional<Duration> timeout,
    Retries retries,
    Ratio processor) {

  /** An instance that was given as much processor as it uses. */
  public static final Ratio ALL = new Ratio(1);

  /** A hundred times the largest fleet that was tried. */
  private static final int MOST_INSTANCES = 100_000;

  public Fleet {
    if (count < 1 || count > MOST_INSTANCES) {
      throw new IllegalArgumentException("a fleet has 1 to 100000 instances, not " + count);
    }
    if (boot.isNegative()) {
      throw new IllegalArgumentException("an instance boots in no less than no time");
    }
  }

  /** Instances that nobody gives up on and nobody asks twice. */
  public static Fleet of(Instance instance, Balancer balancer, int count) {
    return new Fleet(
        instance,
        balancer,
        count,
        Duration.ZERO,
        Optional.empty(),
        Optional.empty(),
        Retries.NONE,
        ALL);
  }

  /** This fleet with another number of instances in the beginning. */
  public Fleet withCount(int other) {
    return new Fleet(instance, balancer, other, boot, queueTimeout, timeout, retries, processor);
  }

  /** What all of them complete. */
  public Rate capacity() {
    return instance.capacity().times(count);
  }
}
