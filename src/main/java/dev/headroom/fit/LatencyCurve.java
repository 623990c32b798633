package dev.headroom.fit;

import java.util.List;

/**
 * Latency and goodput against the offered rate, as fitted; within the tested range only.
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
   * @param latencyMillis the objective's percentile of latency, NaN where the model says nothing
   */
  public record Point(double offered, double goodput, double latencyMillis) {}
}
