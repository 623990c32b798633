package dev.headroom.fit.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * An answer of the kept model and those of its ties.
 *
 * @param kept the kept one's
 * @param all of them, the kept one's included
 */
record Ties(double kept, List<Double> all) {

  Ties {
    all = List.copyOf(all);
  }

  static Ties of(double kept, double[] others) {
    List<Double> all = new ArrayList<>(Arrays.stream(others).boxed().toList());
    all.add(0, kept);
    return new Ties(kept, all);
  }

  /** Each counts alike. */
  double mean() {
    return all.stream().mapToDouble(value -> value).average().orElseThrow();
  }

  /** By how much the farthest of them is away from the mean. */
  double apart() {
    double mean = mean();
    return all.stream().mapToDouble(value -> Math.abs(value - mean)).max().orElseThrow();
  }

  /** What was drawn about the kept one, about the mean. */
  double[] moved(double[] drawn) {
    double by = mean() - kept;
    return Arrays.stream(drawn).map(value -> value + by).toArray();
  }
}
