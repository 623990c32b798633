package dev.headroom.lab.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The last lines that a process wrote about its errors. */
public final class LastWords {

  /** Enough for the reason; programs mostly add a line or two after it. */
  private static final int LINES = 4;

  private LastWords() {}

  /** The last lines of a file, joined by " | "; empty when there are none to be read. */
  public static Optional<String> of(Path file) {
    try {
      List<String> lines =
          Files.readString(file, StandardCharsets.ISO_8859_1)
              .lines()
              .filter(line -> !line.isBlank())
              .toList();
      List<String> last = lines.subList(Math.max(0, lines.size() - LINES), lines.size());
      return last.isEmpty() ? Optional.empty() : Optional.of(String.join(" | ", last));
    } catch (IOException e) {
      // It never came to write; the caller says so.
      return Optional.empty();
    }
  }
}
