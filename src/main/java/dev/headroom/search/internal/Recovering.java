package dev.headroom.search.internal;

import dev.headroom.search.Second;
import dev.headroom.search.Step;
import java.util.List;

/**
 * Watches whether an origin is back at the latency and the failures of its control phase.
 *
 * <p>A second is back when its mean latency is within {@value #SIGMAS} standard deviations of those
 * of the control phase's seconds and so is its share of failures; back is what is so for {@value
 * #IN_A_ROW} seconds in a row.
 */
final class Recovering {

  /** An origin that needs longer has another trouble than a backlog. */
  static final int MOST_SECONDS = 60;

  private static final double SIGMAS = 3;

  /** One second may be so by chance. */
  private static final int IN_A_ROW = 2;

  /** The control phase's few seconds know their own spread no better. */
  private static final double LEAST_SPREAD = 0.1;

  private final double mostLatency;
  private final double mostFailures;
  private int inARow;

  private Recovering(double mostLatency, double mostFailures) {
    this.mostLatency = mostLatency;
    this.mostFailures = mostFailures;
  }

  static Recovering towards(Step baseline) {
    List<Second> seconds = baseline.analysed();
    double[] latencies = seconds.stream().mapToDouble(Recovering::latency).toArray();
    double[] failures = seconds.stream().mapToDouble(Recovering::failures).toArray();
    double latency = mean(latencies);
    double spread = Math.max(LEAST_SPREAD * latency, deviation(latencies, latency));
    double failed = mean(failures);
    double bunch = Math.sqrt(failed * (1 - failed) / Math.max(1, baseline.rate()));
    return new Recovering(latency + SIGMAS * spread, failed + SIGMAS * bunch);
  }

  /** Whether it is back after this second; to be asked of every second in order. */
  boolean backAfter(Second second) {
    if (second.offered() == 0 && second.ended() == 0) {
      return back(); // of a low rate: nothing was asked
    }
    boolean so =
        second.ended() > 0 && latency(second) <= mostLatency && failures(second) <= mostFailures;
    inARow = so ? inARow + 1 : 0;
    return back();
  }

  boolean back() {
    return inARow >= IN_A_ROW;
  }

  private static double latency(Second second) {
    return second.good() == 0 ? 0 : second.latencySeconds() / second.good();
  }

  private static double failures(Second second) {
    return second.ended() == 0 ? 0 : second.failed() / second.ended();
  }

  private static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return values.length == 0 ? 0 : sum / values.length;
  }

  private static double deviation(double[] values, double mean) {
    double squares = 0;
    for (double value : values) {
      squares += (value - mean) * (value - mean);
    }
    return Math.sqrt(squares / Math.max(1, values.length - 1));
  }
}
