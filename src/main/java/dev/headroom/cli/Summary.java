package dev.headroom.cli;

import dev.headroom.store.RunFolder;

/** The end of a whole run: its report, its summary, its exit code. */
final class Summary {

  private Summary() {}

  static ExitCode print(RunResult result, Output output, Live live) {
    RunFolder folder = result.folder();
    String page = Repeatable.stage("report", folder, () -> Pages.write(folder));
    live.ended(folder.report());
    String text = page + "report: " + folder.report() + "\n";
    output.result(text, result.json());
    return result.exitCode();
  }
}
