package dev.headroom.diagnose.internal;

import java.nio.charset.StandardCharsets;

/** A stretch of bytes with a position in it; moves along a line without copying any of it. */
final class Bytes {

  private byte[] bytes = {};
  private int start;
  private int end;
  private int position;

  /** Points it at another line, its position at the beginning. */
  Bytes at(byte[] line, int from, int to) {
    bytes = line;
    start = from;
    end = to > from && line[to - 1] == '\r' ? to - 1 : to;
    position = from;
    return this;
  }

  int position() {
    return position;
  }

  int end() {
    return end;
  }

  void move(int to) {
    position = to;
  }

  boolean done() {
    return position >= end;
  }

  /** The byte at the position, -1 at the end. */
  int peek() {
    return position < end ? bytes[position] : -1;
  }

  int at(int index) {
    return index < end ? bytes[index] : -1;
  }

  /** Where this byte comes next, -1 for nowhere. */
  int find(char wanted) {
    for (int i = position; i < end; i++) {
      if (bytes[i] == wanted) {
        return i;
      }
    }
    return -1;
  }

  /** Moves past the next such byte; false, and nowhere, where there is none. */
  boolean skipPast(char wanted) {
    int found = find(wanted);
    if (found >= 0) {
      position = found + 1;
    }
    return found >= 0;
  }

  /** Moves past this byte if it is at the position. */
  boolean accept(char wanted) {
    boolean there = peek() == wanted;
    if (there) {
      position++;
    }
    return there;
  }

  /**
   * Moves past a quoted text that begins at the position; a backslash keeps the next byte in it.
   */
  boolean skipQuoted() {
    if (!accept('"')) {
      return false;
    }
    for (int i = position; i < end; i++) {
      if (bytes[i] == '\\') {
        i++;
      } else if (bytes[i] == '"') {
        position = i + 1;
        return true;
      }
    }
    return false;
  }

  /** Where this text begins, at or after the position; -1 for nowhere. */
  int find(byte[] wanted) {
    for (int i = position; i <= end - wanted.length; i++) {
      int same = 0;
      while (same < wanted.length && bytes[i + same] == wanted[same]) {
        same++;
      }
      if (same == wanted.length) {
        return i;
      }
    }
    return -1;
  }

  /** A whole number at the position, moving past it; {@link #NONE} where there is none. */
  long number() {
    boolean negative = accept('-');
    int first = position;
    long value = 0;
    // 18 digits fit a long.
    while (position < end && position - first < 18 && isDigit(bytes[position])) {
      value = value * 10 + (bytes[position++] - '0');
    }
    return position == first ? NONE : negative ? -value : value;
  }

  /** What {@link #number} says where there is none. */
  static final long NONE = Long.MIN_VALUE;

  static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }

  /** A part of the line as text. */
  String text(int from, int to) {
    return new String(bytes, from, Math.max(0, Math.min(to, end) - from), StandardCharsets.UTF_8);
  }

  /** The line's beginning as text: all that is shown of it. */
  String line() {
    return text(start, Math.min(end, start + MOST_SHOWN));
  }

  /** More than is shown of a line, in bytes: UTF-8 takes at most four a character. */
  private static final int MOST_SHOWN = 1_300;
}
