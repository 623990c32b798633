package dev.headroom.report.internal;

import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Values as JSON that is inert inside a script element.
 *
 * <p>Records become objects with their components in order, durations seconds, enums their names in
 * lower case, what is absent or not finite null. Every {@code <}, {@code >}, {@code &} and line
 * separator is written as an escape, so that no text can end the element or begin a comment.
 *
 * <p>Source: RFC 8259; HTML Living Standard, restrictions for contents of script elements.
 */
final class Json {

  /** Plots and tables show at most four decimals. */
  private static final int DECIMALS = 4;

  private final StringBuilder out = new StringBuilder();

  private Json() {}

  static String write(Object value) {
    Json json = new Json();
    json.value(value);
    return json.out.toString();
  }

  private void value(Object value) {
    if (value instanceof Optional<?> optional) {
      optional.ifPresentOrElse(this::value, () -> out.append("null"));
    } else if (value instanceof OptionalDouble number) {
      number(number.orElse(Double.NaN));
    } else if (value instanceof Duration duration) {
      number(duration.toNanos() / 1e9);
    } else if (value instanceof Integer || value instanceof Long || value instanceof Boolean) {
      out.append(value);
    } else if (value instanceof Number number) {
      number(number.doubleValue());
    } else if (value instanceof Enum<?> constant) {
      text(constant.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    } else {
      compound(value);
    }
  }

  private void compound(Object value) {
    if (value instanceof Map<?, ?> map) {
      object(map);
    } else if (value instanceof Iterable<?> list) {
      array(list);
    } else if (value instanceof Record node) {
      object(components(node));
    } else {
      text(value.toString());
    }
  }

  private void number(double number) {
    if (!Double.isFinite(number)) {
      out.append("null");
      return;
    }
    BigDecimal rounded = BigDecimal.valueOf(number).setScale(DECIMALS, RoundingMode.HALF_EVEN);
    out.append(rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString());
  }

  private void array(Iterable<?> list) {
    out.append('[');
    for (Iterator<?> i = list.iterator(); i.hasNext(); ) {
      value(i.next());
      out.append(i.hasNext() ? "," : "");
    }
    out.append(']');
  }

  private void object(Map<?, ?> map) {
    out.append('{');
    for (Iterator<? extends Map.Entry<?, ?>> i = map.entrySet().iterator(); i.hasNext(); ) {
      Map.Entry<?, ?> entry = i.next();
      text(String.valueOf(entry.getKey()));
      out.append(':');
      value(entry.getValue());
      out.append(i.hasNext() ? "," : "");
    }
    out.append('}');
  }

  private static Map<String, Object> components(Record node) {
    Map<String, Object> components = new LinkedHashMap<>();
    for (RecordComponent component : node.getClass().getRecordComponents()) {
      try {
        components.put(component.getName(), component.getAccessor().invoke(node));
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException("every record in a report is public: " + component, e);
      }
    }
    return components;
  }

  private void text(String text) {
    out.append('"');
    text.chars().forEach(this::character);
    out.append('"');
  }

  private void character(int c) {
    boolean plain = c >= 0x20 && c < 0x7f && "\"\\<>&".indexOf(c) < 0;
    if (plain || (c > 0xa0 && c != 0x2028 && c != 0x2029 && !Character.isSurrogate((char) c))) {
      out.append((char) c);
    } else {
      out.append(String.format(Locale.ROOT, "\\u%04x", c));
    }
  }
}
