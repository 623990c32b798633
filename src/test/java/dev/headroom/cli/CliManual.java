package dev.headroom.cli;

import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** {@code docs/cli.md}: what each command says of itself with {@code --help}, as Markdown. */
final class CliManual {

  private static final String HEAD =
      """
      # Command line

      Generated from the program; what stands here is what `--help` prints. Write it again after a
      change of a command with:

          mvn -Dtest=CliManualTest -Dheadroom.manual=write test

      """;

  private CliManual() {}

  /** The whole page, ending in a newline. */
  static String text() {
    CommandLine headroom = HeadroomCommand.commandLine();
    List<CommandLine> shown =
        headroom.getSubcommands().values().stream()
            .filter(command -> !command.getCommandSpec().usageMessage().hidden())
            .toList();
    return HEAD
        + section(headroom)
        + shown.stream().map(CliManual::section).collect(Collectors.joining());
  }

  private static String section(CommandLine command) {
    return "## "
        + command.getCommandSpec().qualifiedName()
        + "\n\n```text\n"
        + command
            .getUsageMessage(Ansi.OFF)
            .lines()
            .map(String::stripTrailing)
            .collect(Collectors.joining("\n"))
        + "\n```\n\n";
  }
}
