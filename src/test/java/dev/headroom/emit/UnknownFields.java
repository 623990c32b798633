package dev.headroom.emit;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a fabric8 model that its type doesn't have, all the way down: fabric8 keeps them
 * instead of refusing them.
 */
final class UnknownFields {

  private static final String MODELS = "io.fabric8.kubernetes.api.model";

  private final List<String> found = new ArrayList<>();

  private UnknownFields() {}

  /** Their places, comma separated; empty where there is none. */
  static String of(Object model) {
    UnknownFields fields = new UnknownFields();
    fields.visit(model, model.getClass().getSimpleName());
    return String.join(", ", fields.found);
  }

  private void visit(@Nullable Object value, String place) {
    if (value instanceof List<?> list) {
      list.forEach(item -> visit(item, place));
    } else if (value != null && value.getClass().getName().startsWith(MODELS)) {
      Arrays.stream(value.getClass().getMethods())
          .filter(m -> m.getName().startsWith("get") && m.getParameterCount() == 0)
          .filter(m -> !m.getName().equals("getClass"))
          .sorted(Comparator.comparing(Method::getName))
          .forEach(getter -> visit(value, getter, place));
    }
  }

  private void visit(Object model, Method getter, String place) {
    try {
      Object value = getter.invoke(model);
      if (getter.getName().equals("getAdditionalProperties")
          && value instanceof Map<?, ?> unknown) {
        unknown.keySet().forEach(key -> found.add(place + "." + key));
      } else {
        String name = getter.getName().substring(3);
        visit(value, place + "." + Character.toLowerCase(name.charAt(0)) + name.substring(1));
      }
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(getter.toString(), e);
    }
  }
}
