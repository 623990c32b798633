package dev.headroom.plan.yaml;

import dev.headroom.quantity.HeadroomException;
import dev.headroom.quantity.HeadroomException.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLParser;

/**
 * Reads one YAML document into {@link Node}s token by token. Anchors and aliases are refused, so no
 * short text can expand into a long one; so are duplicate keys and further documents.
 */
public final class YamlTree {

  /** The deepest legal plan has 5 levels; the rest is room for better error messages. */
  private static final int DEEPEST = 20;

  /** How the YAML scanner names a place in its messages. */
  private static final Pattern MARK = Pattern.compile("line (\\d{1,9}), column");

  private final Document document;
  private final YAMLParser parser;

  private YamlTree(Document document, YAMLParser parser) {
    this.document = document;
    this.parser = parser;
  }

  /**
   * What is known of a document before it is read.
   *
   * @param source what its text is called in errors, such as the name of its file
   * @param name what it is to a person, such as {@code plan}
   * @param needs what belongs in it at least
   */
  public record Document(String source, String name, String needs) {}

  /** The root of the document. */
  public static Node parse(String yaml, Document document) {
    try (JsonParser parser = new YAMLFactory().createParser(ObjectReadContext.empty(), yaml)) {
      return new YamlTree(document, (YAMLParser) parser).document();
    } catch (JacksonException e) {
      throw notYaml(e, document.source());
    }
  }

  private Node document() {
    JsonToken first = parser.nextToken();
    if (first == null || first == JsonToken.VALUE_NULL) {
      throw bad(1, "the " + document.name + " is empty; it needs at least " + document.needs);
    }
    Node root = node(0);
    if (parser.nextToken() != null) {
      throw bad(line(), "a second document begins here; keep one " + document.name + " a file");
    }
    return root;
  }

  private Node node(int depth) {
    int line = line();
    refuseAnchors(line);
    if (depth > DEEPEST) {
      throw bad(
          line, "nested deeper than " + DEEPEST + " levels; no " + document.name + " needs that");
    }
    return switch (parser.currentToken()) {
      case START_OBJECT -> mapping(line, depth);
      case START_ARRAY -> sequence(line, depth);
      case VALUE_NULL -> new Node.Nothing(line);
      default -> new Node.Scalar(line, parser.getString());
    };
  }

  private Node mapping(int line, int depth) {
    Map<String, Node> entries = new LinkedHashMap<>();
    Map<String, Integer> lines = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String key = parser.currentName();
      refuseAnchors(line());
      Integer earlier = lines.put(key, line());
      if (earlier != null) {
        throw bad(
            line(), "'" + Text.shown(key) + "' is already set in line " + earlier + "; keep one");
      }
      parser.nextToken();
      entries.put(key, node(depth + 1));
    }
    return new Node.Mapping(line, entries, lines);
  }

  private Node sequence(int line, int depth) {
    List<Node> items = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      items.add(node(depth + 1));
    }
    return new Node.Sequence(line, items);
  }

  private void refuseAnchors(int line) {
    if (parser.isCurrentAlias() || parser.getObjectId() != null) {
      throw bad(line, "YAML anchors (&) and aliases (*) aren't read; write the value out");
    }
  }

  private int line() {
    return Math.max(1, parser.currentTokenLocation().getLineNr());
  }

  private HeadroomException bad(int line, String message) {
    return new HeadroomException(Kind.BAD_DATA, document.source + ":" + line + ": " + message);
  }

  private static HeadroomException notYaml(JacksonException e, String source) {
    String message = String.valueOf(e.getOriginalMessage());
    List<String> reasons =
        message.lines().filter(l -> !l.startsWith(" ") && !l.startsWith("while ")).toList();
    String why = reasons.isEmpty() ? "unreadable" : reasons.get(0);
    return new HeadroomException(
        Kind.BAD_DATA,
        source
            + ":"
            + line(e, message)
            + ": not YAML ("
            + Text.message(why)
            + "); check indentation, brackets and quotes",
        e);
  }

  /** The place the scanner stumbled over; the exception's own location is where it began. */
  private static int line(JacksonException e, String message) {
    List<Integer> lines =
        MARK.matcher(message).results().map(m -> Integer.valueOf(m.group(1))).toList();
    int own = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
    return Math.max(1, lines.isEmpty() ? own : lines.get(lines.size() - 1));
  }
}
