package dev.headroom.lab;

import dev.headroom.lab.internal.BirthDeath;
import dev.headroom.quantity.Rate;
import dev.headroom.quantity.TimeText;
import java.util.Optional;

/**
 * What one instance of the lab's origin is: c workers behind one first-come-first-served queue.
 *
 * @param workers c, how many requests are served at a time, 1 to 10,000
 * @param law how long a worker spends on a request
 * @param queue how many requests may wait for a worker; one more is dropped by closing its
 *     connection without an answer
 * @param seed of the service times
 * @param slowdown κ, the share by which each waiting request slows the work of all, 0 to 10: with w
 *     waiting everything takes 1 + κw times as long; above 0 only with exponential service, of
 *     which the truth is known
 */
public record OriginSpec(int workers, ServiceLaw law, int queue, long seed, double slowdown) {

  /** Room for eight service times of waiting: long enough for bursts, short enough to answer. */
  private static final int QUEUE_PER_WORKER = 8;

  /** What timers and one event loop carry; a lab is for finding one instance's limit. */
  private static final int MOST_WORKERS = 10_000;

  /** Two waiting requests would then stop the work all but entirely. */
  private static final double MOST_SLOWDOWN = 10;

  public OriginSpec {
    if (workers < 1 || workers > MOST_WORKERS) {
      throw new IllegalArgumentException("an origin has 1 to 10000 workers, not " + workers);
    }
    if (queue < 0) {
      throw new IllegalArgumentException("a queue holds no request or more, not " + queue);
    }
    if (!(slowdown >= 0 && slowdown <= MOST_SLOWDOWN)) {
      throw new IllegalArgumentException(
          "a slowdown is 0 to 10 a waiting request, not " + slowdown);
    }
    if (slowdown > 0 && law.shape() != ServiceLaw.Shape.EXPONENTIAL) {
      throw new IllegalArgumentException(
          "an origin that slows down has exponential service, of which the truth is known, not '"
              + law
              + "'; ask for 'exponential "
              + TimeText.format(law.mean())
              + "'");
    }
  }

  /** An instance that works as fast however many wait. */
  public OriginSpec(int workers, ServiceLaw law, int queue, long seed) {
    this(workers, law, queue, seed, 0);
  }

  /** An instance whose queue holds eight requests a worker. */
  public static OriginSpec of(int workers, ServiceLaw law, long seed) {
    return new OriginSpec(workers, law, QUEUE_PER_WORKER * workers, seed);
  }

  /**
   * The highest rate of completions that one instance can sustain: workers ÷ mean service time, or
   * the most that an origin which slows down completes at any offered rate.
   */
  public Rate capacity() {
    return new Rate(slowdown > 0 ? exact().best() : workers / TimeText.seconds(law.mean()));
  }

  /**
   * What one instance completes in the steady state when so much is offered at random; known where
   * service is exponential.
   */
  public Optional<Rate> findGoodput(Rate offered) {
    return law.shape() == ServiceLaw.Shape.EXPONENTIAL
        ? Optional.of(new Rate(exact().goodput(offered.perSecond())))
        : Optional.empty();
  }

  /** The rate of completions while the queue is full: what is left in any overload. */
  public Rate whenFull() {
    return new Rate(workers / TimeText.seconds(law.mean()) / (1 + slowdown * queue));
  }

  private BirthDeath exact() {
    return new BirthDeath(workers, workers + queue, TimeText.seconds(law.mean()), slowdown);
  }
}
