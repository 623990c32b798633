package dev.headroom.cli;

import dev.headroom.store.JsonDocument;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Prints the version. */
@Command(name = "version", mixinStandardHelpOptions = true, description = "Print the version.")
final class VersionCommand implements Runnable {

  @Mixin private Output output = new Output();

  @Override
  public void run() {
    output.result(
        "headroom " + Version.number() + "\n",
        JsonDocument.empty().with("headroom", Version.number()));
  }
}
