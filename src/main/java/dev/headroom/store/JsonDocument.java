package dev.headroom.store;

import dev.headroom.store.internal.Json;
import dev.headroom.store.internal.Tree;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One immutable JSON object that may hold others; keys stay in the order they were given. */
public final class JsonDocument {

  private final Map<String, @Nullable Object> tree;

  JsonDocument(Map<String, @Nullable Object> tree) {
    this.tree = Collections.unmodifiableMap(tree);
  }

  /** An object without keys. */
  public static JsonDocument empty() {
    return new JsonDocument(Tree.of());
  }

  /** This one with another object in it. */
  public JsonDocument with(String key, JsonDocument part) {
    return put(key, part.tree);
  }

  public JsonDocument with(String key, String text) {
    return put(key, text);
  }

  /** This one with a number in it, null where it is not finite. */
  public JsonDocument with(String key, double number) {
    return put(key, Double.isFinite(number) ? number : null);
  }

  public JsonDocument with(String key, boolean flag) {
    return put(key, flag);
  }

  /** This one with a key whose value is not known. */
  public JsonDocument withNull(String key) {
    return put(key, null);
  }

  private JsonDocument put(String key, @Nullable Object value) {
    Map<String, @Nullable Object> copy = new LinkedHashMap<>(tree);
    copy.put(key, value);
    return new JsonDocument(copy);
  }

  /** The text, indented by two spaces and ending in a newline. */
  public String text() {
    return Json.write(tree);
  }
}
