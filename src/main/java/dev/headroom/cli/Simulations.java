package dev.headroom.cli;

import dev.headroom.load.SimulationSource;
import dev.headroom.plan.Plan;
import dev.headroom.store.RunFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The folder of simulations that a plan may name a class of: {@code simulations} beside the plan,
 * else in the working directory.
 *
 * @param folder where it is, if the plan needs one
 */
record Simulations(Optional<Path> folder) {

  private static final String NAME = "simulations";

  static Simulations none() {
    return new Simulations(Optional.empty());
  }

  static Simulations of(Plan plan, Path planFile) {
    if (plan.scenario().simulation().isEmpty()) {
      return none();
    }
    Path beside = planFile.toAbsolutePath().resolveSibling(NAME);
    return new Simulations(Optional.of(Files.isDirectory(beside) ? beside : Path.of(NAME)));
  }

  /** Compiles them for one run; what comes out goes on the injector's class path. */
  List<Path> compiled(RunFolder run) {
    return folder
        .map(source -> List.of(SimulationSource.compile(source, run.path().resolve(NAME))))
        .orElse(List.of());
  }
}
