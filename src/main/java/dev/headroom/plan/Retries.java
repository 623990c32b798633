package dev.headroom.plan;

import java.time.Duration;

/**
 * How visitors try again when a request of theirs has failed.
 *
 * @param count how often at most, after the first try; 0 for never
 * @param backoff the mean wait before the first of them, counted from the failure
 * @param growth how the wait grows from one to the next
 */
public record Retries(int count, Duration backoff, Growth growth) {

  /** Whoever fails goes away. */
  public static final Retries NONE = new Retries(0, Duration.ofSeconds(1), Growth.DOUBLING);

  /** How waits follow each other. */
  public enum Growth {
    /** Each is twice as long as the one before. */
    DOUBLING,
    /** All are alike. */
    CONSTANT
  }

  /** Least share of a wait that the jitter leaves; what it takes at most it gives at most, too. */
  private static final double LEAST_SHARE = 0.5;

  /** How many requests a visitor makes at most. */
  public int tries() {
    return count + 1;
  }

  /** The longest mean wait, which is the last. */
  public Duration longest() {
    return mean(count);
  }

  private Duration mean(int retry) {
    boolean doubles = growth == Growth.DOUBLING && retry > 1;
    return doubles ? backoff.multipliedBy(1L << (retry - 1)) : backoff;
  }

  /**
   * The wait before a retry, with jitter: between half and one and a half times the mean, so that
   * visitors who failed together don't come back together.
   *
   * @param retry counted from 1
   * @param drawn uniformly from 0 to 1
   */
  public Duration pause(int retry, double drawn) {
    return Duration.ofNanos(Math.round(mean(retry).toNanos() * (LEAST_SHARE + drawn)));
  }
}
