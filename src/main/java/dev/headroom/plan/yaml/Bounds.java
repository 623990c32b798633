package dev.headroom.plan.yaml;

import dev.headroom.quantity.HeadroomException;
import dev.headroom.quantity.Rate;
import dev.headroom.quantity.Ratio;
import dev.headroom.quantity.TimeText;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Function;

/**
 * Values of one section that have to lie within bounds; a value outside is a problem of its key.
 */
public record Bounds(Section section) {

  public Rate rate(String key, Rate fallback, Rate most) {
    Rate rate = section.find(key, Rate::parse).orElse(fallback);
    return within(key, rate, new Rate(LEAST_RATE), most);
  }

  /** One request in 1,000 seconds: slower is a slip of the pen, not load. */
  private static final double LEAST_RATE = 0.001;

  public Duration duration(String key, Duration fallback, Duration least, Duration most) {
    Duration value = section.find(key, TimeText::parse).orElse(fallback);
    return within(key, value, least, most, TimeText::format);
  }

  public Ratio ratio(String key, Ratio fallback, Ratio least, Ratio most) {
    return within(key, section.find(key, Ratio::parse).orElse(fallback), least, most);
  }

  public int count(String key, int fallback, int least, int most) {
    long value = section.find(key, Bounds::whole).orElse((long) fallback);
    return Math.toIntExact(within(key, value, (long) least, (long) most));
  }

  public long number(String key, long fallback) {
    return section.find(key, Bounds::whole).orElse(fallback);
  }

  public double weight(String key, double fallback) {
    double value = section.find(key, Bounds::decimal).orElse(fallback);
    return within(key, value, LEAST_WEIGHT, MOST_WEIGHT);
  }

  /** Weights further apart than this mean a request that no run would ever make. */
  private static final double LEAST_WEIGHT = 1e-6;

  private static final double MOST_WEIGHT = 1e6;

  public boolean flag(String key, boolean fallback) {
    return section.find(key, Bounds::truth).orElse(fallback);
  }

  /** One of an enum's constants, written in lower case with dashes. */
  public <E extends Enum<E>> E choice(String key, E fallback) {
    E[] all = fallback.getDeclaringClass().getEnumConstants();
    return section.find(key, text -> constant(text, all)).orElse(fallback);
  }

  public static String id(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private <T extends Comparable<T>> T within(String key, T value, T least, T most) {
    return within(key, value, least, most, String::valueOf);
  }

  private <T extends Comparable<T>> T within(
      String key, T value, T least, T most, Function<T, String> written) {
    if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
      throw outside(key, written.apply(value), written.apply(least), written.apply(most));
    }
    return value;
  }

  private HeadroomException outside(String key, String value, String least, String most) {
    return section.problem(
        key, value + " is outside " + least + " to " + most + "; choose a value in that range");
  }

  private static <E extends Enum<E>> E constant(String text, E[] all) {
    return Arrays.stream(all)
        .filter(e -> id(e).equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "'" + text + "' is none of " + Arrays.stream(all).map(Bounds::id).toList()));
  }

  private static long whole(String text) {
    try {
      return Long.parseLong(text.strip());
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("'" + text + "' is not a whole number such as 8", e);
    }
  }

  private static double decimal(String text) {
    try {
      return new BigDecimal(text.strip()).doubleValue();
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("'" + text + "' is not a number such as 2.5", e);
    }
  }

  private static boolean truth(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException("'" + text + "' is neither true nor false");
    };
  }
}
