package dev.headroom.plan.yaml;

import java.util.List;
import java.util.Map;

/** A node of a YAML document that knows the line it begins in, counted from 1. */
public sealed interface Node {

  int line();

  /** What a person would call it. */
  String kind();

  /** Text, a number or a truth value, as it was written. */
  record Scalar(int line, String text) implements Node {
    @Override
    public String kind() {
      return "a single value";
    }
  }

  /** A key without a value. */
  record Nothing(int line) implements Node {
    @Override
    public String kind() {
      return "nothing";
    }
  }

  /** A list. */
  record Sequence(int line, List<Node> items) implements Node {
    @Override
    public String kind() {
      return "a list";
    }
  }

  /**
   * Keys and values, in the order of the document.
   *
   * @param keyLines the line of each key
   */
  record Mapping(int line, Map<String, Node> entries, Map<String, Integer> keyLines)
      implements Node {
    @Override
    public String kind() {
      return "a mapping of keys to values";
    }
  }
}
