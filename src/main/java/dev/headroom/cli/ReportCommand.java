package dev.headroom.cli;

import dev.headroom.store.JsonDocument;
import dev.headroom.store.RunDocuments;
import dev.headroom.store.RunFolder;
import picocli.CommandLine.Command;

/** Reports again. */
@Command(
    name = "report",
    mixinStandardHelpOptions = true,
    description = "Write the report of a run; writes report.html.")
final class ReportCommand extends StageCommand {

  @Override
  ExitCode repeat(RunFolder folder, RunDocuments documents, Output out) {
    String summary = Pages.write(folder);
    String report = folder.report().toString();
    out.result(summary + "report: " + report + "\n", JsonDocument.empty().with("report", report));
    return ExitCode.DONE;
  }
}
