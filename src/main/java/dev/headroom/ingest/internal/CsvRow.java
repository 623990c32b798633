package dev.headroom.ingest.internal;

import java.util.List;

/**
 * One row of a table in text.
 *
 * @param line where it begins in the file, from 1
 * @param cells as they are meant, quotes taken away; empty where the row isn't readable as cells
 * @param whole whether it ended before the file did
 */
record CsvRow(long line, List<String> cells, boolean whole) {

  CsvRow {
    cells = List.copyOf(cells);
  }

  boolean readable() {
    return !cells.isEmpty();
  }
}
