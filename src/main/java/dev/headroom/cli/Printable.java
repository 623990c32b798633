package dev.headroom.cli;

/** Text that may come from outside, made safe for a terminal. */
final class Printable {

  private Printable() {}

  /** Control characters other than line feeds and tabs become question marks. */
  static String text(String text) {
    StringBuilder safe = new StringBuilder(text.length());
    text.codePoints()
        .map(c -> Character.isISOControl(c) && c != '\n' && c != '\t' ? '?' : c)
        .forEach(safe::appendCodePoint);
    return safe.toString();
  }
}
