package dev.headroom.fleet;

import dev.headroom.quantity.TimeText;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The distribution of the time that a worker of an instance spends on one request.
 *
 * <p>A log-normal time with mean m and coefficient of variation v is {@code exp(μ + σZ)} with
 * {@code σ² = ln(1 + v²)} and {@code μ = ln m − σ²/2}; an Erlang time of k stages is the sum of k
 * exponential ones of mean m/k (Johnson, Kotz, Balakrishnan, Continuous Univariate Distributions 1,
 * 1994, chapters 14 and 17).
 */
public sealed interface ServiceTime {

  /** The mean. */
  Duration mean();

  /** The squared coefficient of variation: variance over squared mean. */
  double squaredVariation();

  /** Every request takes this long. */
  record Constant(Duration mean) implements ServiceTime {
    public Constant {
      requireTime(mean);
    }

    @Override
    public double squaredVariation() {
      return 0;
    }

    @Override
    public String toString() {
      return "constant " + TimeText.format(mean);
    }
  }

  /** Memoryless. */
  record Exponential(Duration mean) implements ServiceTime {
    public Exponential {
      requireTime(mean);
    }

    @Override
    public double squaredVariation() {
      return 1;
    }

    @Override
    public String toString() {
      return "exponential " + TimeText.format(mean);
    }
  }

  /**
   * The sum of equal memoryless stages.
   *
   * @param stages how many, 1 to 100
   */
  record Erlang(int stages, Duration mean) implements ServiceTime {

    /** With more, it is a constant for all that a queue shows of it. */
    public static final int MOST_STAGES = 100;

    public Erlang {
      requireTime(mean);
      if (stages < 1 || stages > MOST_STAGES) {
        throw new IllegalArgumentException(
            "an Erlang time has 1 to " + MOST_STAGES + " stages, not " + stages);
      }
    }

    @Override
    public double squaredVariation() {
      return 1.0 / stages;
    }

    @Override
    public String toString() {
      return "erlang " + stages + " " + TimeText.format(mean);
    }
  }

  /**
   * Skewed with a long tail, as measured service times mostly are.
   *
   * @param variation standard deviation ÷ mean, above 0, at most 10
   */
  record Lognormal(Duration mean, double variation) implements ServiceTime {

    /** Beyond it the mean of a sample doesn't settle within any day. */
    private static final double MOST_VARIATION = 10;

    public Lognormal {
      requireTime(mean);
      if (!(variation > 0 && variation <= MOST_VARIATION)) {
        throw new IllegalArgumentException(
            "the coefficient of variation of a log-normal time is above 0 and at most 10, not "
                + variation);
      }
    }

    @Override
    public double squaredVariation() {
      return variation * variation;
    }

    @Override
    public String toString() {
      return "lognormal " + TimeText.format(mean) + " cv " + variation;
    }
  }

  /**
   * As it was measured: each of these times is as likely.
   *
   * @param times at least one, each above zero
   */
  record Measured(List<Duration> times) implements ServiceTime {
    public Measured {
      times = List.copyOf(times);
      if (times.isEmpty()) {
        throw new IllegalArgumentException("measured service times are at least one");
      }
      times.forEach(ServiceTime::requireTime);
    }

    @Override
    public Duration mean() {
      return Duration.ofNanos(
          Math.round(times.stream().mapToLong(Duration::toNanos).average().orElseThrow()));
    }

    @Override
    public double squaredVariation() {
      double mean = TimeText.seconds(mean());
      double squares =
          times.stream()
              .mapToDouble(TimeText::seconds)
              .map(t -> (t - mean) * (t - mean))
              .average()
              .orElseThrow();
      return squares / (mean * mean);
    }

    @Override
    public String toString() {
      return "measured " + times.stream().map(TimeText::format).collect(Collectors.joining(" "));
    }
  }

  /**
   * Reads {@code constant 40ms}, {@code exponential 40ms}, {@code erlang 4 40ms}, {@code lognormal
   * 40ms cv 0.5} or {@code measured 12ms 15ms 40ms}.
   *
   * @throws IllegalArgumentException when the text is not such a law
   */
  static ServiceTime parse(String text) {
    return ServiceText.parse(text);
  }

  private static void requireTime(Duration time) {
    if (time.isZero() || time.isNegative() || time.compareTo(Duration.ofHours(1)) > 0) {
      throw new IllegalArgumentException(
          "a service time is above 0ms and at most 1h, not " + TimeText.format(time));
    }
  }
}
