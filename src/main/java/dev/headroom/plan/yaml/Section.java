package dev.headroom.plan.yaml;

import dev.headroom.quantity.HeadroomException;
import dev.headroom.quantity.HeadroomException.Kind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * One mapping of a document, read by key; every problem names file, line and path of the key. An
 * absent section reads as an empty one, so that defaults live in one place: where a key is read.
 */
public final class Section {

  private final String source;
  private final String path;
  private final Node.Mapping mapping;

  private Section(String source, String path, Node.Mapping mapping) {
    this.source = source;
    this.path = path;
    this.mapping = mapping;
  }

  /** A whole document. */
  public static Section root(YamlTree.Document document, Node node, String... keys) {
    String source = document.source();
    if (!(node instanceof Node.Mapping mapping)) {
      throw new HeadroomException(
          Kind.BAD_DATA,
          source
              + ":"
              + node.line()
              + ": a "
              + document.name()
              + " is a mapping of keys, at least "
              + document.needs()
              + ", not "
              + node.kind());
    }
    return new Section(source, "", mapping).knowing(List.of(keys));
  }

  /** The section below a key, which may hold these keys and no others. */
  public Section section(String key, String... keys) {
    Node node = mapping.entries().getOrDefault(key, new Node.Nothing(line(key)));
    return below(node, path(key), keys);
  }

  /** The sections of the list below a key. */
  public List<Section> sections(String key, String... keys) {
    List<Node> items = items(key);
    return IntStream.range(0, items.size())
        .mapToObj(i -> below(items.get(i), path(key) + "[" + i + "]", keys))
        .toList();
  }

  private Section below(Node node, String where, String... keys) {
    if (node instanceof Node.Mapping found) {
      return new Section(source, where, found).knowing(List.of(keys));
    }
    if (node instanceof Node.Nothing) {
      return new Section(source, where, new Node.Mapping(node.line(), Map.of(), Map.of()));
    }
    throw at(
        node.line(),
        where,
        "expected keys"
            + (keys.length == 0 ? "" : " such as " + String.join(", ", keys))
            + " with their values, but found "
            + node.kind());
  }

  /** Whether a key has a value. */
  public boolean has(String key) {
    return !(mapping.entries().getOrDefault(key, new Node.Nothing(0)) instanceof Node.Nothing);
  }

  /** The value of a key, if it is there, read by a parser whose refusals become our problems. */
  public <T> Optional<T> find(String key, Function<String, T> parser) {
    return find(key).map(text -> parsed(key, text, parser));
  }

  /** The text of a key, if it is there. */
  public Optional<String> find(String key) {
    return Optional.ofNullable(mapping.entries().get(key))
        .filter(node -> !(node instanceof Node.Nothing))
        .map(node -> scalar(node, path(key)));
  }

  private <T> T parsed(String key, String text, Function<String, T> parser) {
    try {
      return parser.apply(text);
    } catch (IllegalArgumentException e) {
      throw problem(key, Text.message(String.valueOf(e.getMessage())));
    }
  }

  /** The texts of the list below a key; empty where it is absent. */
  public List<String> texts(String key) {
    return items(key).stream().map(node -> scalar(node, path(key))).toList();
  }

  /** The texts of the mapping below a key, whose keys are free. */
  public Map<String, String> pairs(String key) {
    Section free = below(mapping.entries().getOrDefault(key, new Node.Nothing(0)), path(key));
    Map<String, String> pairs = new LinkedHashMap<>();
    free.mapping.entries().forEach((k, v) -> pairs.put(k, scalar(v, free.path(k))));
    return pairs;
  }

  /** A problem with a key's value, or with its absence. */
  public HeadroomException problem(String key, String message) {
    return at(line(key), path(key), message);
  }

  private List<Node> items(String key) {
    Node node = mapping.entries().getOrDefault(key, new Node.Nothing(0));
    if (node instanceof Node.Sequence sequence) {
      return sequence.items();
    }
    if (node instanceof Node.Nothing) {
      return List.of();
    }
    throw at(node.line(), path(key), "expected a list, but found " + node.kind());
  }

  private String scalar(Node node, String where) {
    if (node instanceof Node.Scalar scalar) {
      return scalar.text();
    }
    throw at(
        node.line(), where, "expected a single value, but found " + node.kind() + "; quote text");
  }

  private Section knowing(List<String> keys) {
    for (String key : mapping.entries().keySet()) {
      if (!keys.isEmpty() && !keys.contains(key)) {
        String choices = keys.stream().sorted().collect(Collectors.joining(", "));
        throw at(
            line(key),
            path(Text.shown(key)),
            "unknown key; did you mean '"
                + Text.nearest(Text.shown(key), keys)
                + "'? Known here: "
                + choices);
      }
    }
    return this;
  }

  private int line(String key) {
    return mapping.keyLines().getOrDefault(key, mapping.line());
  }

  private String path(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  private HeadroomException at(int line, String where, String message) {
    return new HeadroomException(
        Kind.BAD_DATA, source + ":" + line + ": " + Text.shown(where) + ": " + message);
  }
}
