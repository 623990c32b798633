package dev.headroom.cli;

import dev.headroom.emit.Basis;
import dev.headroom.emit.EmitFormat;
import dev.headroom.emit.EmittedFile;
import dev.headroom.quantity.HeadroomException;
import java.util.ArrayList;
import java.util.List;

/**
 * Configuration that was written, and why some wasn't.
 *
 * @param files in the order of their formats
 * @param missing a sentence for each format whose numbers the run doesn't tell
 */
record Emission(List<EmittedFile> files, List<String> missing) {

  Emission {
    files = List.copyOf(files);
    missing = List.copyOf(missing);
  }

  /** What a run writes without being asked; none where nothing could be sized. */
  static Emission ofRun(Basis basis) {
    return basis.recommendation().sizing().isEmpty()
        ? new Emission(List.of(), List.of())
        : of(basis, EmitFormat.ofRun());
  }

  /** All of these that can be written. */
  static Emission of(Basis basis, List<EmitFormat> formats) {
    List<EmittedFile> files = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    for (EmitFormat format : formats) {
      try {
        files.add(format.emitter().emit(basis));
      } catch (HeadroomException e) {
        missing.add("no " + format.id() + ": " + e.getMessage());
      }
    }
    return new Emission(files, missing);
  }
}
