package dev.headroom.cli;

import dev.headroom.live.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Words laid out for a screen: a label before each line, and as many rows as its width takes. */
final class StatusBlock {

  /** Wide enough for the longest label and a gap. */
  private static final int LABEL = 10;

  private static final String INDENT = "  ";
  private static final String GAP = "  ";

  private StatusBlock() {}

  /**
   * The rows.
   *
   * @param columns none is wider
   * @param rows there are no more
   */
  static List<String> lay(List<Words.Line> lines, int columns, int rows) {
    List<String> laid = new ArrayList<>();
    lines.forEach(line -> lay(line, columns, laid));
    return laid.subList(0, Math.max(0, Math.min(rows, laid.size())));
  }

  private static void lay(Words.Line line, int columns, List<String> laid) {
    String row = INDENT + String.format(Locale.ROOT, "%-" + LABEL + "s", line.label());
    int start = row.length();
    for (String item : line.items()) {
      String gap = GAP;
      for (String piece : pieces(Printable.text(item), columns - start)) {
        if (row.length() > start && row.length() + gap.length() + piece.length() > columns) {
          laid.add(cut(row, columns));
          row = " ".repeat(start);
        }
        row += (row.length() > start ? gap : "") + piece;
        gap = " ";
      }
    }
    laid.add(cut(row, columns));
  }

  /** An item stays whole where it fits into a row, else it is broken between words. */
  private static List<String> pieces(String item, int width) {
    return item.length() <= width ? List.of(item) : List.of(item.split(" ", -1));
  }

  /** A single word that is wider than the screen loses its end. */
  private static String cut(String row, int columns) {
    return row.substring(0, Math.max(0, Math.min(columns, row.length())));
  }
}
