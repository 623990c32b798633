package dev.headroom.fit.internal;

import java.util.Arrays;
import java.util.stream.DoubleStream;

/**
 * An answer of the kept model and those of its ties.
 *
 * @param kept the kept one's
 * @param others the ties', none where there are none
 */
record Ties(double kept, double[] others) {

  /** Each counts alike. */
  double mean() {
    return DoubleStream.concat(DoubleStream.of(kept), Arrays.stream(others))
        .average()
        .orElseThrow();
  }

  /** By how much the farthest of them is away from the mean. */
  double apart() {
    double mean = mean();
    return DoubleStream.concat(DoubleStream.of(kept), Arrays.stream(others))
        .map(value -> Math.abs(value - mean))
        .max()
        .orElseThrow();
  }

  /** What was drawn about the kept one, about the mean. */
  double[] moved(double[] drawn) {
    double by = mean() - kept;
    return Arrays.stream(drawn).map(value -> value + by).toArray();
  }
}
