package dev.headroom.load.internal;

import dev.headroom.quantity.HeadroomException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The files that Gatling leaves behind, in folders it names itself. */
public final class GatlingFiles {

  private GatlingFiles() {}

  /** Removes a folder and all in it, if it is there. */
  public static void delete(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> all = Files.walk(folder)) {
      all.sorted(Comparator.reverseOrder()).forEach(GatlingFiles::deleteOne);
    } catch (IOException | UncheckedIOException e) {
      throw failed(folder, e);
    }
  }

  private static void deleteOne(Path file) {
    try {
      Files.delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Moves what is in the only folder of this one up into it: the report becomes index.html. */
  public static void lift(Path results) {
    try (Stream<Path> runs = Files.list(results)) {
      for (Path run : runs.toList()) {
        for (Path file : contents(run)) {
          Files.move(file, results.resolve(file.getFileName().toString()));
        }
        Files.delete(run);
      }
    } catch (IOException e) {
      throw failed(results, e);
    }
  }

  private static List<Path> contents(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }

  private static HeadroomException failed(Path folder, Exception cause) {
    return new HeadroomException(
        HeadroomException.Kind.RUN_FAILED,
        "cannot arrange Gatling's files in " + folder + ": " + cause.getMessage(),
        cause);
  }
}
