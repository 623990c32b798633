package dev.headroom.ingest.internal;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Which column holds what.
 *
 * @param positions by name in lower case
 * @param width how many cells a row has
 * @param inFile whether the file's first row is this header
 */
public record Header(Map<String, Integer> positions, int width, boolean inFile) {

  public Header {
    positions = Map.copyOf(positions);
  }

  /** These names; of a name that occurs twice the first counts. */
  static Header of(List<String> names, boolean inFile) {
    Map<String, Integer> positions = new HashMap<>();
    for (int i = 0; i < names.size(); i++) {
      positions.putIfAbsent(names.get(i).strip().toLowerCase(Locale.ROOT), i);
    }
    return new Header(positions, names.size(), inFile);
  }

  boolean has(String... names) {
    for (String name : names) {
      if (!positions.containsKey(name)) {
        return false;
      }
    }
    return true;
  }

  /** The position of a column, or -1 where there is none. */
  int find(String name) {
    return positions.getOrDefault(name, -1);
  }

  /** A cell, or an empty text where its column is missing. */
  static String cell(List<String> cells, int position) {
    return position < 0 ? "" : cells.get(position);
  }
}
