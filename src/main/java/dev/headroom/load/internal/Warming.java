package dev.headroom.load.internal;

import dev.headroom.load.WarmUp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * When the injector is warm: its own mean latency, batch by batch against an endpoint that does
 * nothing, no longer falls.
 *
 * <p>Warm: among the last {@value #WINDOW} batches of {@link #BATCH} the order is one that chance
 * makes in more than {@value #CHANCE} of cases (Mann and Kendall). That is after 4 s at the
 * earliest. A JVM promises no steady state (Barrett et al., Virtual Machine Warmup Blows Hot and
 * Cold, OOPSLA 2017), so it ends after {@value #MOST_BATCHES} batches, 10 s, at the latest, and
 * says so.
 *
 * <p>The test finds a fall, not its size, and no later change: what comes after is watched second
 * by second.
 */
final class Warming {

  /** A mean of some 250 requests. */
  static final Duration BATCH = Duration.ofMillis(500);

  /** With 8 values the test has 40,320 orders to tell apart; with 4 it could hardly refuse one. */
  private static final int WINDOW = 8;

  /** The usual level of a test, one-sided: only a fall is a warm-up. */
  private static final double CHANCE = 0.05;

  private static final int MOST_BATCHES = 20;

  private final List<Double> means = new ArrayList<>();

  /** Adds the mean latency of the next batch. */
  void add(double mean) {
    means.add(mean);
  }

  boolean over() {
    return steady() || means.size() >= MOST_BATCHES;
  }

  private boolean steady() {
    return means.size() >= WINDOW
        && Trend.chanceOfAtMost(
                Trend.score(means.subList(means.size() - WINDOW, means.size())), WINDOW)
            > CHANCE;
  }

  WarmUp result() {
    return new WarmUp(BATCH.multipliedBy(means.size()), steady());
  }
}
