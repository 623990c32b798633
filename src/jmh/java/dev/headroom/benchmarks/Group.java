package dev.headroom.benchmarks;

import java.util.List;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * Benchmarks that are compared with each other.
 *
 * @param name by which it can be asked for
 * @param include which benchmarks, a regular expression
 * @param rounds how often each is run, in turn, in a fresh Java
 * @param warmUps iterations before those that count
 * @param iterations that count, in each round
 * @param seconds of an iteration; 0 for a single shot
 * @param threads that call at once
 * @param ratios what is reported
 */
record Group(
    String name,
    String include,
    int rounds,
    int warmUps,
    int iterations,
    int seconds,
    int threads,
    List<Ratio> ratios) {

  /**
   * One line of the report.
   *
   * @param what it is in words
   * @param above the benchmark divided; with its parameter after a colon, if it has one
   * @param below the benchmark divided by, or a number of milliseconds
   * @param target the ratio that is asked for at most; NaN where none is
   */
  record Ratio(String what, String above, String below, double target) {}

  Group {
    ratios = List.copyOf(ratios);
  }

  /** For JMH. */
  ChainedOptionsBuilder options() {
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .include(include)
            .forks(1)
            .warmupIterations(warmUps)
            .measurementIterations(iterations)
            .threads(threads)
            .shouldFailOnError(true);
    return seconds == 0
        ? options
        : options
            .warmupTime(TimeValue.seconds(seconds))
            .measurementTime(TimeValue.seconds(seconds));
  }
}
