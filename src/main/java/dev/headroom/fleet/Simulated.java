package dev.headroom.fleet;

import dev.headroom.plan.Objective;
import dev.headroom.quantity.Percentile;
import dev.headroom.quantity.Ratio;
import dev.headroom.quantity.TimeText;
import java.time.Duration;
import java.util.List;

/**
 * What a simulation showed.
 *
 * @param spans one after another, of equal length but for the last
 * @param requests of the time that is judged
 * @param instanceSeconds that were paid for: of instances that boot, serve or finish their work
 * @param most instances that were wanted at once
 */
public record Simulated(List<Span> spans, Counts requests, double instanceSeconds, int most) {

  public Simulated {
    spans = List.copyOf(spans);
  }

  /**
   * A stretch of time and the requests that came in it.
   *
   * @param start since the beginning
   * @param length how long it lasts
   * @param requests that came in it, whenever they were answered
   * @param wanted instances at its end
   * @param serving instances at its end
   * @param instanceSeconds that were paid for in it
   */
  public record Span(
      Duration start,
      Duration length,
      Counts requests,
      int wanted,
      int serving,
      double instanceSeconds) {}

  /**
   * What became of requests.
   *
   * @param all of them, retries included
   * @param retries among them
   * @param refused at once: no instance served, or the one chosen was full
   * @param timedOut given up after a time
   * @param good latency of those that were answered
   */
  public record Counts(long all, long retries, long refused, long timedOut, Latency good) {

    /** The share that ended in a gateway error. */
    public Ratio errors() {
      return Ratio.of(refused + timedOut, all);
    }

    /** Whether they were served as the objective asks. */
    public boolean meet(Objective objective) {
      double latency = good.atLeast(objective.percentile());
      return errors().compareTo(objective.errors()) <= 0
          && (all == 0 || latency < TimeText.seconds(objective.latency()));
    }
  }

  /**
   * Latency of answered requests, in seconds; NaN where none was answered. Each percentile is right
   * to 0.8 % of itself.
   *
   * @param mean of them
   * @param p50 median
   * @param p90 90th percentile
   * @param p99 99th percentile
   * @param p999 99.9th percentile
   */
  public record Latency(double mean, double p50, double p90, double p99, double p999) {

    /**
     * The lowest percentile told that is no lower than this one; NaN, which meets no objective,
     * where none was answered or the percentile is above 99.9.
     */
    public double atLeast(Percentile percentile) {
      if (percentile.percent() <= 50) {
        return p50;
      }
      if (percentile.percent() <= 90) {
        return p90;
      }
      if (percentile.percent() <= 99) {
        return p99;
      }
      return percentile.percent() <= 99.9 ? p999 : Double.NaN;
    }
  }

  /** What was paid for, in hours of one instance. */
  public double instanceHours() {
    return instanceSeconds / Duration.ofHours(1).toSeconds();
  }
}
