package dev.headroom.ingest;

import dev.headroom.collect.Recording;
import java.util.List;

/**
 * A recording that other tools made.
 *
 * @param recording second by second; its phases are levels that were found in it
 * @param notes what has to be known before using a number that is drawn from it, in full sentences
 */
public record Imported(Recording recording, List<String> notes) {

  public Imported {
    notes = List.copyOf(notes);
  }
}
