package dev.headroom.cli;

import dev.headroom.live.Watcher;
import dev.headroom.store.JsonDocument;
import java.io.PrintWriter;
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

  /** Whether a JSON document was asked for. */
  boolean isJson() {
    return json;
  }

  /** Prints a result in the form that was asked for. */
  void result(String text, JsonDocument document) {
    PrintWriter out = spec.commandLine().getOut();
    out.print(json ? document.text() : Printable.text(text));
    out.flush();
  }

  /** What is said while the command works. */
  Talk talk() {
    return talk(Watcher.NOBODY);
  }

  /** What is said while the command works, to another one too. */
  Talk talk(Watcher page) {
    PrintWriter err = spec.commandLine().getErr();
    return new Talk(
        err, Terminal.ofStandardError().map(terminal -> new Screen(err, terminal::size)), page);
  }
}
