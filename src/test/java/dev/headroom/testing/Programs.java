package dev.headroom.testing;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/** Programs that some tests run for real. */
public final class Programs {

  private Programs() {}

  /**
   * The program's path. Where it is missing the test is skipped, or fails where {@code CI=true}.
   */
  public static Path require(String name) {
    String path = System.getenv().getOrDefault("PATH", "") + File.pathSeparator + "/usr/sbin";
    return Stream.of(path.split(File.pathSeparator, -1))
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseGet(() -> missing(name));
  }

  private static Path missing(String name) {
    String message = name + " is not installed; this test runs it for real";
    if ("true".equals(System.getenv("CI"))) {
      return Assertions.fail(message);
    }
    return Assumptions.abort(message);
  }
}
