package dev.headroom.cli;

import dev.headroom.collect.Recording;
import dev.headroom.collect.RecordingFiles;
import dev.headroom.fit.Fit;
import dev.headroom.fit.Fitter;
import dev.headroom.plan.Plan;
import dev.headroom.plan.PlanReader;
import dev.headroom.store.Documents;
import dev.headroom.store.RunDocuments;
import dev.headroom.store.RunFolder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Fits the saturation point again. */
@Command(
    name = "fit",
    mixinStandardHelpOptions = true,
    description = {
      "Find the saturation point in a run; writes fit.json.",
      "",
      "With --over=instances: find how throughput grows with the number of instances,",
      "from a CSV file with the columns n,throughput in the place of RUN; writes no file."
    })
final class FitCommand extends StageCommand {

  /** What throughput is fitted over. */
  private enum Over {
    INSTANCES
  }

  @Option(
      names = "--over",
      paramLabel = "instances",
      description = "What throughput is fitted over, in the place of load.")
  private @Nullable Over over;

  @Override
  public Integer call() {
    return over == Over.INSTANCES ? ScalingFit.of(given(), output()).status() : super.call();
  }

  @Override
  ExitCode repeat(RunFolder folder, RunDocuments documents, Output out) {
    Plan plan = PlanReader.read(folder.plan());
    Recording recording =
        RecordingFiles.read(documents.run(), folder.intervals(), folder.latencyLog());
    Fit fit = Fitter.withDefaults().fit(recording, plan.objective());
    documents.write(fit);
    out.result(Sentences.of(fit), Documents.fit(fit));
    return fit.conclusive() ? ExitCode.DONE : ExitCode.INCONCLUSIVE;
  }
}
