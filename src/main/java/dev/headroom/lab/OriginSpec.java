package dev.headroom.lab;

import dev.headroom.quantity.Rate;
import dev.headroom.quantity.TimeText;

/**
 * What one instance of the lab's origin is: c workers behind one first-come-first-served queue.
 *
 * @param workers c, how many requests are served at a time, 1 to 10,000
 * @param law how long a worker spends on a request
 * @param queue how many requests may wait for a worker; one more is dropped by closing its
 *     connection without an answer
 * @param seed of the service times
 */
public record OriginSpec(int workers, ServiceLaw law, int queue, long seed) {

  /** Room for eight service times of waiting: long enough for bursts, short enough to answer. */
  private static final int QUEUE_PER_WORKER = 8;

  /** What timers and one event loop carry; a lab is for finding one instance's limit. */
  private static final int MOST_WORKERS = 10_000;

  public OriginSpec {
    if (workers < 1 || workers > MOST_WORKERS) {
      throw new IllegalArgumentException("an origin has 1 to 10000 workers, not " + workers);
    }
    if (queue < 0) {
      throw new IllegalArgumentException("a queue holds no request or more, not " + queue);
    }
  }

  /** An instance whose queue holds eight requests a worker. */
  public static OriginSpec of(int workers, ServiceLaw law, long seed) {
    return new OriginSpec(workers, law, QUEUE_PER_WORKER * workers, seed);
  }

  /** The rate of completions that one instance can sustain: workers ÷ mean service time. */
  public Rate capacity() {
    return new Rate(workers / TimeText.seconds(law.mean()));
  }
}
