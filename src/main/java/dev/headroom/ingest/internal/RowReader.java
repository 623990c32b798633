package dev.headroom.ingest.internal;

import java.util.List;

/** Reads the rows of one file; holds what one row has to know of those before it. */
public interface RowReader {

  /**
   * Takes one row.
   *
   * @param cells as many as the header has
   * @throws IllegalArgumentException when it isn't a row of this format, with the reason
   */
  void row(List<String> cells, Part into);

  /** Takes what was still waiting for another row. */
  default void end(Part into) {}

  /** What a reader of the result has to know of this file, in full sentences. */
  List<String> notes();
}
