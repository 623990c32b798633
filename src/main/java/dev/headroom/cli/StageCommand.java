package dev.headroom.cli;

import dev.headroom.store.RunDocuments;
import dev.headroom.store.RunFolder;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** A stage repeated alone on the folder of an earlier run. */
abstract class StageCommand implements Callable<Integer> {

  @Mixin private Output output = new Output();

  @Parameters(index = "0", paramLabel = "RUN", description = "The folder of a run.")
  private Path run = Path.of("");

  @Override
  public Integer call() {
    RunFolder folder = RunFolder.open(run);
    return repeat(folder, new RunDocuments(folder), output).status();
  }

  /** What the command was given, for one that takes something else than a folder too. */
  final Path given() {
    return run;
  }

  final Output output() {
    return output;
  }

  /** Reads what the stages before it left in the folder, and writes what is its own. */
  abstract ExitCode repeat(RunFolder folder, RunDocuments documents, Output out);
}
