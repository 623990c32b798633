package dev.headroom.testing;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/** The real programs that tests run against. */
public final class Programs {

  private Programs() {}

  /**
   * The program of this name; without it the test is skipped, and fails where {@code CI=true}.
   *
   * @param name looked for in PATH and /usr/sbin
   */
  public static Path require(String name) {
    Optional<Path> found = find(name);
    if (found.isEmpty() && "true".equals(System.getenv("CI"))) {
      Assertions.fail(name + " is not installed, and in CI every program must be");
    }
    return found.orElseGet(() -> Assumptions.abort(name + " is not installed"));
  }

  private static Optional<Path> find(String name) {
    String path = System.getenv().getOrDefault("PATH", "");
    return Stream.concat(Stream.of(path.split(File.pathSeparator, -1)), Stream.of("/usr/sbin"))
        .filter(directory -> !directory.isEmpty())
        .map(directory -> Path.of(directory, name))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
