package dev.headroom.cli;

import dev.headroom.store.JsonDocument;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How a command speaks: results on standard output, talk on standard error. */
final class Output {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--json",
      description = "Print one JSON document on standard output and nothing else there.")
  private boolean json;

  /** Prints a result in the form that was asked for. */
  void result(String text, JsonDocument document) {
    PrintWriter out = spec.commandLine().getOut();
    out.print(json ? document.text() : Printable.text(text));
    out.flush();
  }

  /** What is said while the command works. */
  Talk talk() {
    return new Talk(spec.commandLine().getErr(), isTerminal());
  }

  /** Where the platform doesn't tell what standard error is connected to, it isn't a terminal. */
  private static boolean isTerminal() {
    try {
      String target = Files.readSymbolicLink(Path.of("/proc/self/fd/2")).toString();
      return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
    } catch (IOException e) {
      return false;
    }
  }
}
