package dev.headroom.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** Holds {@code docs/cli.md} to what the program says of itself. */
class CliManualTest {

  private static final Path MANUAL = Path.of("docs", "cli.md");

  /** Set to {@code write}, the page is written instead of compared. */
  private static final String PROPERTY = "headroom.manual";

  @Test
  void theManualIsWhatTheCommandsSayOfThemselves() throws IOException {
    if ("write".equals(System.getProperty(PROPERTY))) {
      Files.writeString(MANUAL, CliManual.text());
    }
    assertEquals(
        CliManual.text(),
        Files.readString(MANUAL),
        "docs/cli.md is out of date; write it again as it says at its head");
  }

  /** The list of commands shows the first element only. */
  @Test
  void theFirstLineOfEachDescriptionIsASentenceOfItsOwn() {
    Collection<CommandLine> commands = HeadroomCommand.commandLine().getSubcommands().values();
    for (CommandLine command : commands) {
      CommandSpec spec = command.getCommandSpec();
      String first = spec.usageMessage().description()[0];
      assertTrue(first.endsWith("."), spec.name() + " is described as: " + first);
    }
  }
}
