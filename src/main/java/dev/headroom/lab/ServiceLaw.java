package dev.headroom.lab;

import dev.headroom.quantity.TimeText;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/**
 * The distribution of the time that a worker of an origin spends on one request.
 *
 * <p>A log-normal time with mean m and coefficient of variation v is {@code exp(μ + σZ)} with
 * {@code σ² = ln(1 + v²)} and {@code μ = ln m − σ²/2} (Johnson, Kotz, Balakrishnan, Continuous
 * Univariate Distributions 1, 1994, eqs. 14.8a and 14.8b).
 *
 * @param shape the family of the distribution
 * @param mean above zero, one hour at most
 * @param variation standard deviation ÷ mean: 0 for constant, 1 for exponential, any positive
 *     number up to 10 for log-normal
 */
public record ServiceLaw(Shape shape, Duration mean, double variation) {

  /** A family of distributions. */
  public enum Shape {
    /** Every request takes the mean. */
    CONSTANT,
    /** Memoryless: standard deviation equal to the mean. */
    EXPONENTIAL,
    /** Skewed with a long tail, as measured service times mostly are. */
    LOGNORMAL;

    /** The name in plans and on the command line: {@code lognormal}. */
    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private static final String EXAMPLE =
      "a service law such as 'constant 40ms', 'exponential 40ms' or 'lognormal 40ms cv 0.5'";

  /** A single request of more than an hour is a mistake in the specification. */
  private static final Duration LONGEST_MEAN = Duration.ofHours(1);

  /** Beyond this, the mean of a log-normal sample does not settle within any run of hours. */
  private static final double GREATEST_VARIATION = 10;

  public ServiceLaw {
    if (mean.isNegative() || mean.isZero() || mean.compareTo(LONGEST_MEAN) > 0) {
      throw new IllegalArgumentException(
          "a mean service time is above 0ms and at most 1h, not " + TimeText.format(mean));
    }
    boolean fits =
        switch (shape) {
          case CONSTANT -> variation == 0;
          case EXPONENTIAL -> variation == 1;
          case LOGNORMAL -> variation > 0 && variation <= GREATEST_VARIATION;
        };
    if (!fits) {
      throw new IllegalArgumentException(
          "the coefficient of variation is 0 for constant, 1 for exponential and above 0 up to 10"
              + (" for lognormal; for " + shape.id() + " it cannot be " + variation));
    }
  }

  /** Every request takes this long. */
  public static ServiceLaw constant(Duration time) {
    return new ServiceLaw(Shape.CONSTANT, time, 0);
  }

  /** Exponentially distributed around this mean. */
  public static ServiceLaw exponential(Duration mean) {
    return new ServiceLaw(Shape.EXPONENTIAL, mean, 1);
  }

  /** Log-normally distributed with this mean and coefficient of variation. */
  public static ServiceLaw lognormal(Duration mean, double variation) {
    return new ServiceLaw(Shape.LOGNORMAL, mean, variation);
  }

  /**
   * Reads {@code constant 40ms}, {@code exponential 40ms} or {@code lognormal 40ms cv 0.5}.
   *
   * @throws IllegalArgumentException when the text is not such a law
   */
  public static ServiceLaw parse(String text) {
    String[] words = text.strip().split("\\s+", -1);
    Shape shape = shape(words[0], text);
    boolean complete =
        shape == Shape.LOGNORMAL ? words.length == 4 && words[2].equals("cv") : words.length == 2;
    if (!complete) {
      throw new IllegalArgumentException("'" + text + "' is not " + EXAMPLE);
    }
    Duration mean = TimeText.parse(words[1]);
    return switch (shape) {
      case CONSTANT -> constant(mean);
      case EXPONENTIAL -> exponential(mean);
      case LOGNORMAL -> lognormal(mean, variation(words[3], text));
    };
  }

  private static Shape shape(String word, String text) {
    return Arrays.stream(Shape.values())
        .filter(shape -> shape.id().equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    String.format(
                        "'%s' is not %s: '%s' is none of %s", text, EXAMPLE, word, shapes())));
  }

  private static String shapes() {
    return Arrays.stream(Shape.values()).map(Shape::id).collect(Collectors.joining(", "));
  }

  private static double variation(String word, String text) {
    try {
      return new BigDecimal(word).doubleValue();
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("'" + text + "' is not " + EXAMPLE, e);
    }
  }

  /** The time of the next request, in nanoseconds. */
  public long drawNanos(RandomGenerator random) {
    double meanNanos = mean.toNanos();
    double sigmaSquared = Math.log1p(variation * variation);
    double nanos =
        switch (shape) {
          case CONSTANT -> meanNanos;
          case EXPONENTIAL -> meanNanos * random.nextExponential();
          case LOGNORMAL ->
              meanNanos
                  * Math.exp(random.nextGaussian() * Math.sqrt(sigmaSquared) - sigmaSquared / 2);
        };
    return Math.round(nanos);
  }

  /** The written form that {@link #parse} reads. */
  @Override
  public String toString() {
    String base = shape.id() + " " + TimeText.format(mean);
    return shape == Shape.LOGNORMAL
        ? base + " cv " + BigDecimal.valueOf(variation).stripTrailingZeros().toPlainString()
        : base;
  }
}
