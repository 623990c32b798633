package dev.headroom.fit;

import java.util.List;

/**
 * Goodput, gateway errors and latency against the offered rate, as fitted; within the tested range
 * only.
 *
 * @param points in ascending order of rate
 */
public record LatencyCurve(List<Point> points) {

  public LatencyCurve {
    points = List.copyOf(points);
  }

  /**
   * One point of the curve.
   *
   * @param offered requests per second
   * @param goodput good completions per second
   * @param gatewayErrors share of requests that end in one
   * @param objective the objective's percentile of latency, milliseconds
   * @param latency of good requests
   */
  public record Point(
      double offered, Band goodput, Band gatewayErrors, Band objective, Latency latency) {}

  /**
   * The latency of good requests at one rate, milliseconds.
   *
   * @param mean of them
   * @param p50 median
   * @param p90 90th percentile
   * @param p99 99th percentile
   * @param p999 99.9th percentile
   */
  public record Latency(Band mean, Band p50, Band p90, Band p99, Band p999) {

    /** The model says nothing. */
    public static final Latency UNKNOWN =
        new Latency(Band.UNKNOWN, Band.UNKNOWN, Band.UNKNOWN, Band.UNKNOWN, Band.UNKNOWN);
  }
}
