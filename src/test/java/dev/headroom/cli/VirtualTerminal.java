package dev.headroom.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a terminal shows of what it was sent, for the few control sequences that we send. A window
 * that becomes narrower breaks its rows, and joins them again when it becomes wider.
 */
final class VirtualTerminal {

  private static final Pattern SEQUENCE = Pattern.compile("\u001b\\[(\\??)(\\d*)([A-Za-z])");

  /** A row, and whether it goes on in the next one. */
  private static final class Row {
    private final StringBuilder text = new StringBuilder();
    private boolean goesOn;
  }

  private final List<Row> all = new ArrayList<>(List.of(new Row()));
  private final int rows;
  private int columns;
  private int row;
  private int column;
  private boolean wraps = true;

  VirtualTerminal(int columns, int rows) {
    this.columns = columns;
    this.rows = rows;
  }

  int columns() {
    return columns;
  }

  int rows() {
    return rows;
  }

  void write(String text) {
    Matcher sequence = SEQUENCE.matcher(text);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\u001b' && sequence.find(i) && sequence.start() == i) {
        obey(sequence.group(1) + sequence.group(3), sequence.group(2));
        i = sequence.end() - 1;
      } else if (c == '\r') {
        column = 0;
      } else if (c == '\n') {
        down();
        column = 0;
      } else {
        put(c);
      }
    }
  }

  private void put(char c) {
    if (column >= columns) {
      if (!wraps) {
        return;
      }
      all.get(row).goesOn = true;
      down();
      column = 0;
    }
    StringBuilder line = all.get(row).text;
    line.append(" ".repeat(Math.max(0, column + 1 - line.length())));
    line.setCharAt(column++, c);
  }

  private void down() {
    if (++row == all.size()) {
      all.add(new Row());
    }
  }

  /** The first row that is in view; above it is what was scrolled away. */
  private int top() {
    return Math.max(0, all.size() - rows);
  }

  private void obey(String verb, String argument) {
    int count = argument.isEmpty() ? 1 : Integer.parseInt(argument);
    switch (verb) {
      case "A" -> row = Math.max(top(), row - count);
      case "B" -> row = Math.min(Math.min(all.size(), top() + rows) - 1, row + count);
      case "K" -> clear(all.get(row), argument.equals("2") ? 0 : column);
      case "J" -> {
        clear(all.get(row), column);
        all.subList(row + 1, all.size()).clear();
      }
      case "?l", "?h" -> wraps = argument.equals("7") ? verb.equals("?h") : wraps;
      default -> throw new IllegalArgumentException("not known: " + verb + argument);
    }
  }

  private static void clear(Row row, int from) {
    row.text.setLength(Math.min(row.text.length(), from));
    row.goesOn = from != 0 && row.goesOn;
  }

  /** As most terminals do it: what is one line of text stays one. */
  void resize(int width) {
    List<Row> before = List.copyOf(all);
    int cursor = row;
    all.clear();
    columns = width;
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < before.size(); i++) {
      line.append(before.get(i).text);
      if (i == cursor) {
        row = all.size();
      }
      if (!before.get(i).goesOn) {
        broken(line.toString());
        line.setLength(0);
      }
    }
  }

  private void broken(String line) {
    for (int from = 0; from == 0 || from < line.length(); from += columns) {
      Row piece = new Row();
      piece.text.append(line, from, Math.min(line.length(), from + columns));
      piece.goesOn = from + columns < line.length();
      all.add(piece);
    }
  }

  /** The rows with something in them, in order, those scrolled away too. */
  List<String> shown() {
    return all.stream()
        .map(r -> r.text.toString().stripTrailing())
        .filter(t -> !t.isEmpty())
        .toList();
  }
}
