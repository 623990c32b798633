package dev.headroom.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where run folders are made. */
final class ResultsOption {

  @Option(
      names = "--results",
      paramLabel = "DIR",
      defaultValue = "results",
      description = "Where the run's folder is made (default: ${DEFAULT-VALUE}).")
  Path directory = Path.of("results");
}
