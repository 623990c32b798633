package dev.headroom.diagnose;

/**
 * What speaks for a cause.
 *
 * @param seen what was seen, in words
 * @param source where it is written that this means that
 * @param line the log's own line, as far as it is safe to show
 */
public record Evidence(String seen, String source, String line) {

  /** Two lines of a wide terminal: enough for any log's telling part. */
  static final int MOST_CHARS = 300;

  public Evidence {
    line = safe(line);
  }

  /**
   * Text from outside without what could steer a terminal or a reader: control, format (as those
   * that turn the direction of writing) and unassigned characters become question marks, and only
   * the first 300 characters are kept.
   */
  public static String safe(String text) {
    StringBuilder safe = new StringBuilder();
    String begun = text.substring(0, Math.min(text.length(), MOST_CHARS));
    begun.codePoints().map(c -> isPlain(c) ? c : '?').forEach(safe::appendCodePoint);
    return begun.length() < text.length() ? safe.append('…').toString() : safe.toString();
  }

  private static boolean isPlain(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.UNASSIGNED,
          Character.PRIVATE_USE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
