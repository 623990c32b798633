package dev.headroom.cli;

/** The end of a whole run: its report, its summary, its exit code. */
final class Summary {

  private Summary() {}

  static ExitCode print(RunResult result, Output output) {
    String text = Pages.write(result.folder()) + "report: " + result.folder().report() + "\n";
    output.result(text, result.json());
    return result.exitCode();
  }
}
