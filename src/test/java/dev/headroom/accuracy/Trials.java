package dev.headroom.accuracy;

import java.util.List;
import java.util.function.IntFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * The same experiment with many seeds.
 *
 * @param each in order of the seeds
 */
record Trials(List<Trial> each) {

  Trials {
    each = List.copyOf(each);
  }

  /** With seeds from 0 on, on all processors; the order is that of the seeds. */
  static <T> List<T> run(int runs, IntFunction<T> experiment) {
    return IntStream.range(0, runs).parallel().mapToObj(experiment).toList();
  }

  /** What was asked of each of these results. */
  static <T> Trials of(List<T> results, java.util.function.Function<T, Trial> asked) {
    return new Trials(results.stream().map(asked).toList());
  }

  int runs() {
    return each.size();
  }

  int hits() {
    return (int) each.stream().filter(Trial::holds).count();
  }

  int answers() {
    return (int) each.stream().filter(Trial::answered).count();
  }

  double share() {
    return (double) hits() / runs();
  }

  double bias() {
    return mean(Trial::error);
  }

  double halfWidth() {
    return mean(Trial::halfWidth);
  }

  double halfWidthError() {
    double mean = halfWidth();
    double square = mean(t -> (t.halfWidth() - mean) * (t.halfWidth() - mean));
    return Math.sqrt(square / Math.max(1, answers() - 1));
  }

  double rootMeanSquare() {
    return Math.sqrt(mean(t -> t.error() * t.error()));
  }

  /** Of the errors about their mean. */
  double deviation() {
    double mean = bias();
    double square = mean(t -> (t.error() - mean) * (t.error() - mean));
    return Math.sqrt(square * answers() / Math.max(1, answers() - 1));
  }

  /** Of the errors without their sign. */
  double median() {
    double[] sorted =
        each.stream()
            .filter(Trial::answered)
            .mapToDouble(t -> Math.abs(t.error()))
            .sorted()
            .toArray();
    int half = sorted.length / 2;
    return sorted.length == 0
        ? Double.NaN
        : sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }

  private double mean(ToDoubleFunction<Trial> value) {
    return each.stream().filter(Trial::answered).mapToDouble(value).average().orElse(Double.NaN);
  }
}
