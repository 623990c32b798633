package dev.headroom.collect;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The columns of a file of seconds, by name: a file may have more of them than a reader knows.
 *
 * @param names in the order of the file, each once
 */
record Columns(List<String> names) {

  Columns {
    names = List.copyOf(names);
  }

  static Columns of(String header) {
    return new Columns(List.of(header.split(",", -1)));
  }

  /** One row of such a file. */
  Cells cells(String row) {
    String[] cells = row.split(",", -1);
    if (cells.length != names.size()) {
      throw new IllegalArgumentException(cells.length + " columns instead of " + names.size());
    }
    Map<String, String> byName = new HashMap<>();
    for (int i = 0; i < cells.length; i++) {
      byName.put(names.get(i), cells[i]);
    }
    return new Cells(byName);
  }

  /** The cells of one row; what is no number, or is missing, is an illegal argument. */
  record Cells(Map<String, String> byName) {

    String text(String column) {
      String cell = byName.get(column);
      if (cell == null) {
        throw new IllegalArgumentException("there is no column " + column);
      }
      return cell;
    }

    /** Whether the column is there and not empty. */
    boolean has(String column) {
      return !byName.getOrDefault(column, "").isEmpty();
    }

    long whole(String column) {
      return Long.parseLong(text(column));
    }

    long count(String column) {
      long count = whole(column);
      if (count < 0) {
        throw new IllegalArgumentException(count + " in " + column + " is fewer than none");
      }
      return count;
    }

    double number(String column) {
      double number = Double.parseDouble(text(column));
      if (!(number >= 0 && number < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            text(column) + " in " + column + " is not a finite number from 0 on");
      }
      return number;
    }

    /** NaN where the cell is empty or the column isn't there. */
    double numberOrNaN(String column) {
      return has(column) ? number(column) : Double.NaN;
    }
  }

  /** A number as it is written; NaN is empty. */
  static String decimal(double number) {
    return Double.isNaN(number) ? "" : String.format(Locale.ROOT, "%.3f", number);
  }
}
