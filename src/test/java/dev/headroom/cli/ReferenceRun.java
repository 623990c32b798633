package dev.headroom.cli;

import dev.headroom.lab.GatewayKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The committed run of the demo, and copies of it for tests to change. */
final class ReferenceRun {

  static final Path FOLDER = Path.of("results", "reference", "demo");

  private ReferenceRun() {}

  /** A copy with its documents and recording. */
  static Path copyTo(Path copy) throws IOException {
    Files.createDirectories(copy);
    try (Stream<Path> files = Files.list(FOLDER)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.copy(file, copy.resolve(file.getFileName()));
      }
    }
    return copy;
  }

  /** A copy whose proof has this gateway, whichever the committed run had. */
  static Path copyTo(Path copy, GatewayKind gateway) throws IOException {
    Path facts = copyTo(copy).resolve("run.json");
    String any = "\"lab.gateway\" : \"[A-Z]+\"";
    String chosen = "\"lab.gateway\" : \"" + gateway.name() + "\"";
    Files.writeString(facts, Files.readString(facts).replaceFirst(any, chosen));
    return copy;
  }
}
