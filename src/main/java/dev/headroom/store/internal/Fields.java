package dev.headroom.store.internal;

import dev.headroom.quantity.Estimate;
import dev.headroom.quantity.HeadroomException;
import dev.headroom.quantity.HeadroomException.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The fields of one JSON object, read by name and type; a refusal names file and path. */
public final class Fields {

  /** The end of the year 9999, the last that ISO 8601 has four digits for. */
  private static final long LAST_SECOND = 253_402_300_799L;

  private final String source;
  private final String path;
  private final Map<?, ?> entries;

  private Fields(String source, String path, Map<?, ?> entries) {
    this.source = source;
    this.path = path;
    this.entries = entries;
  }

  static Fields root(String source, @Nullable Object tree) {
    if (tree instanceof Map<?, ?> entries) {
      return new Fields(source, "", entries);
    }
    throw new HeadroomException(
        Kind.BAD_DATA, source + ": expected a JSON object; run its stage again");
  }

  /** The whole document as a value; what the value's own rules refuse is a problem of the file. */
  public <T> T as(int version, Function<Fields, T> reader) {
    long found = whole("version");
    if (found != version) {
      throw bad(
          "version",
          "is "
              + found
              + ", but this Headroom reads version "
              + version
              + "; use the Headroom that wrote it, or run its stage again");
    }
    try {
      return reader.apply(this);
    } catch (IllegalArgumentException e) {
      throw bad("", String.valueOf(e.getMessage()));
    }
  }

  Fields object(String key) {
    return findObject(key).orElseThrow(() -> missing(key));
  }

  Optional<Fields> findObject(String key) {
    Object found = entries.get(key);
    return found == null ? Optional.empty() : Optional.of(object(found, path(key)));
  }

  <T> List<T> list(String key, Function<Fields, T> item) {
    List<T> values = new ArrayList<>();
    List<?> items = typed(key, List.class, "a list");
    for (Object each : items) {
      values.add(item.apply(object(each, path(key) + "[" + values.size() + "]")));
    }
    return values;
  }

  List<String> texts(String key) {
    List<?> items = typed(key, List.class, "a list");
    return items.stream().map(i -> as(key, i, String.class, "text")).toList();
  }

  List<Double> numbers(String key) {
    List<?> items = typed(key, List.class, "a list");
    List<Double> numbers = new ArrayList<>();
    items.forEach(
        i ->
            numbers.add(
                i == null ? Double.NaN : as(key, i, Number.class, "a number").doubleValue()));
    return numbers;
  }

  Map<String, String> pairs(String key) {
    Fields object = object(key);
    Map<String, String> pairs = new TreeMap<>();
    object.entries.forEach((k, v) -> pairs.put(String.valueOf(k), object.text(String.valueOf(k))));
    return pairs;
  }

  String text(String key) {
    return typed(key, String.class, "text");
  }

  Optional<String> findText(String key) {
    return entries.get(key) == null ? Optional.empty() : Optional.of(text(key));
  }

  boolean has(String key) {
    return entries.get(key) != null;
  }

  boolean flag(String key) {
    return typed(key, Boolean.class, "true or false");
  }

  long whole(String key) {
    Number number = typed(key, Number.class, "a whole number");
    if (number.doubleValue() != number.longValue()) {
      throw bad(key, "expected a whole number, found " + number);
    }
    return number.longValue();
  }

  /** A second since 1970, up to the year 9999. */
  long second(String key) {
    long value = whole(key);
    if (value < 0 || value > LAST_SECOND) {
      throw bad(key, value + " is no second since 1970");
    }
    return value;
  }

  int count(String key) {
    long value = whole(key);
    if (value != (int) value) {
      throw bad(key, value + " is out of range");
    }
    return (int) value;
  }

  /** A number, which is null where it is undefined. */
  double number(String key) {
    if (entries.containsKey(key) && entries.get(key) == null) {
      return Double.NaN;
    }
    return typed(key, Number.class, "a number").doubleValue();
  }

  Duration millis(String key) {
    return Duration.ofNanos(Math.round(number(key) * 1e6));
  }

  Duration seconds(String key) {
    return Duration.ofNanos(Math.round(number(key) * 1e9));
  }

  Estimate estimate(String key) {
    return estimate(object(key));
  }

  Optional<Estimate> findEstimate(String key) {
    return findObject(key).map(Fields::estimate);
  }

  private static Estimate estimate(Fields found) {
    return new Estimate(
        found.number("value"), found.number("low"), found.number("high"), found.number("level"));
  }

  /** The constant with the id that stands here. */
  <E> E choice(String key, E[] all, Function<E, String> id) {
    String found = text(key);
    for (E each : all) {
      if (id.apply(each).equals(found)) {
        return each;
      }
    }
    throw bad(key, "'" + found + "' is none of " + Arrays.stream(all).map(id).toList());
  }

  private <T> T typed(String key, Class<T> type, String expected) {
    Object found = entries.get(key);
    if (found == null) {
      throw missing(key);
    }
    return as(key, found, type, expected);
  }

  private <T> T as(String key, @Nullable Object found, Class<T> type, String expected) {
    if (!type.isInstance(found)) {
      throw bad(key, "expected " + expected + ", found '" + found + "'");
    }
    return type.cast(found);
  }

  private Fields object(@Nullable Object found, String where) {
    if (found instanceof Map<?, ?> map) {
      return new Fields(source, where, map);
    }
    throw new HeadroomException(Kind.BAD_DATA, source + ": " + where + ": expected an object");
  }

  private HeadroomException missing(String key) {
    return bad(key, "missing; run its stage again");
  }

  private String path(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  HeadroomException bad(String key, String message) {
    String where = key.isEmpty() ? "" : path(key) + ": ";
    return new HeadroomException(Kind.BAD_DATA, source + ": " + where + message);
  }
}
