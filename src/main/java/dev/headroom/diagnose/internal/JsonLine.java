package dev.headroom.diagnose.internal;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * The fields of one JSON object on one line, found in one pass and copied only when asked for.
 *
 * <p>Arrays are passed over. Grammar: RFC 8259; what breaks it makes the whole line malformed.
 */
final class JsonLine {

  /** Logs have some 30 fields, some of them objects; a line with more is none of theirs. */
  private static final int MOST_FIELDS = 512;

  private static final int MOST_DEPTH = 16;

  private final int[] parents = new int[MOST_FIELDS];
  private final int[] keys = new int[MOST_FIELDS];
  private final int[] keyEnds = new int[MOST_FIELDS];
  private final int[] values = new int[MOST_FIELDS];
  private final int[] valueEnds = new int[MOST_FIELDS];
  private int size;
  private Bytes line = new Bytes();

  /**
   * Reads the object at the line's position, whatever comes before it; false where there is none.
   */
  boolean read(Bytes from) {
    line = from;
    size = 0;
    int begin = line.find('{');
    if (begin < 0) {
      return false;
    }
    line.move(begin);
    return object(-1, 0);
  }

  private boolean object(int parent, int depth) {
    line.move(line.position() + 1);
    skipBlanks();
    if (line.accept('}')) {
      return true;
    }
    do {
      if (!field(parent, depth)) {
        return false;
      }
      skipBlanks();
    } while (line.accept(','));
    return line.accept('}');
  }

  private boolean field(int parent, int depth) {
    skipBlanks();
    int key = line.position() + 1;
    if (size == MOST_FIELDS || !line.skipQuoted()) {
      return false;
    }
    int field = size++;
    parents[field] = parent;
    keys[field] = key;
    keyEnds[field] = line.position() - 1;
    skipBlanks();
    if (!line.accept(':')) {
      return false;
    }
    skipBlanks();
    values[field] = line.position();
    boolean valid = value(field, depth + 1);
    valueEnds[field] = line.position();
    return valid;
  }

  private boolean value(int field, int depth) {
    return depth <= MOST_DEPTH
        && switch (line.peek()) {
          case '{' -> object(field, depth);
          case '[' -> array(depth);
          case '"' -> line.skipQuoted();
          default -> bare();
        };
  }

  private boolean array(int depth) {
    line.move(line.position() + 1);
    skipBlanks();
    if (line.accept(']')) {
      return true;
    }
    do {
      skipBlanks();
      int before = size;
      if (!value(-2, depth + 1)) {
        return false;
      }
      size = before;
      skipBlanks();
    } while (line.accept(','));
    return line.accept(']');
  }

  private boolean bare() {
    int from = line.position();
    while (!line.done() && ",}] \t".indexOf(line.peek()) < 0) {
      line.move(line.position() + 1);
    }
    return line.position() > from;
  }

  private void skipBlanks() {
    while (line.peek() == ' ' || line.peek() == '\t') {
      line.move(line.position() + 1);
    }
  }

  /** The text or number at this path of keys; empty where it is missing, null or an object. */
  Optional<String> find(String... path) {
    int field = -1;
    for (String key : path) {
      field = child(field, key.getBytes(StandardCharsets.UTF_8));
      if (field < 0) {
        return Optional.empty();
      }
    }
    return text(field);
  }

  private int child(int parent, byte[] key) {
    for (int field = 0; field < size; field++) {
      if (parents[field] == parent && isKey(field, key)) {
        return field;
      }
    }
    return -2;
  }

  private boolean isKey(int field, byte[] key) {
    if (keyEnds[field] - keys[field] != key.length) {
      return false;
    }
    for (int i = 0; i < key.length; i++) {
      if (line.at(keys[field] + i) != key[i]) {
        return false;
      }
    }
    return true;
  }

  private Optional<String> text(int field) {
    int from = values[field];
    String raw = line.text(from, valueEnds[field]);
    return switch (line.at(from)) {
      case '{', '[' -> Optional.empty();
      case '"' -> Optional.of(unescaped(raw.substring(1, raw.length() - 1)));
      default -> raw.equals("null") ? Optional.empty() : Optional.of(raw);
    };
  }

  /**
   * Escapes other than quotes and slashes stay as they are: nothing that is looked for has them.
   */
  private static String unescaped(String raw) {
    return raw.indexOf('\\') < 0
        ? raw
        : raw.replace("\\\"", "\"").replace("\\/", "/").replace("\\\\", "\\");
  }

  /** The first of these keys at the top that has a text or number. */
  Optional<String> first(String... names) {
    return Arrays.stream(names).map(this::find).flatMap(Optional::stream).findFirst();
  }
}
