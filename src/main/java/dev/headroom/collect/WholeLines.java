package dev.headroom.collect;

import dev.headroom.quantity.HeadroomException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The lines of an append-only file that were written whole before whatever ended its writer. */
final class WholeLines {

  private WholeLines() {}

  /**
   * @throws HeadroomException when the file is missing or cannot be read
   */
  static List<String> read(Path file) {
    if (!Files.exists(file)) {
      throw new HeadroomException(
          HeadroomException.Kind.BAD_DATA,
          "there is no recording "
              + file
              + "; the run ended before any load, or the file was taken away: run it again");
    }
    try {
      String text = Files.readString(file, StandardCharsets.ISO_8859_1);
      int end = text.lastIndexOf('\n');
      return end < 0 ? List.of() : text.substring(0, end).lines().toList();
    } catch (IOException e) {
      throw new HeadroomException(
          HeadroomException.Kind.BAD_DATA,
          "cannot read the recording " + file + " (" + e + "); check its permissions",
          e);
    }
  }
}
