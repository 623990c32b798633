package dev.headroom.report.internal;

import java.util.List;

/**
 * A table of the page.
 *
 * @param caption what it shows
 * @param columns headings; those after the first {@code texts} hold numbers
 * @param texts how many columns hold text, from the left
 * @param rows cells, as many as columns in each
 */
public record Table(String caption, List<String> columns, int texts, List<Row> rows) {

  public Table {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
  }

  /**
   * A row.
   *
   * @param tone how to show it; {@code CAUTION} greys it as left out
   */
  public record Row(Tone tone, List<String> cells) {

    public Row {
      cells = List.copyOf(cells);
    }

    static Row of(String... cells) {
      return new Row(Tone.PLAIN, List.of(cells));
    }
  }
}
