package dev.headroom.store.internal;

import dev.headroom.quantity.Estimate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Builds the nested maps of a document. */
public final class Tree {

  private Tree() {}

  /** Keys and values in turn, kept in this order; what is undefined becomes null. */
  public static Map<String, @Nullable Object> of(@Nullable Object... keysAndValues) {
    Map<String, @Nullable Object> tree = new LinkedHashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      tree.put(String.valueOf(keysAndValues[i]), defined(keysAndValues[i + 1]));
    }
    return tree;
  }

  /** JSON has no NaN and no infinity; both are written as null. */
  private static @Nullable Object defined(@Nullable Object value) {
    if (value instanceof Optional<?> optional) {
      return optional.isPresent() ? defined(optional.get()) : null;
    }
    return value instanceof Double number && !Double.isFinite(number) ? null : value;
  }

  /** Numbers, undefined ones as null. */
  static List<@Nullable Double> defined(List<Double> numbers) {
    List<@Nullable Double> defined = new ArrayList<>();
    numbers.forEach(n -> defined.add(Double.isFinite(n) ? n : null));
    return defined;
  }

  static Map<String, @Nullable Object> estimate(Estimate estimate) {
    return of(
        "value", estimate.value(),
        "low", estimate.low(),
        "high", estimate.high(),
        "level", estimate.level());
  }

  static <T> List<Map<String, @Nullable Object>> list(
      List<T> values, Function<T, Map<String, @Nullable Object>> tree) {
    return values.stream().map(tree).toList();
  }

  static double millis(Duration duration) {
    return duration.toNanos() / 1e6;
  }

  static double seconds(Duration duration) {
    return duration.toNanos() / 1e9;
  }
}
