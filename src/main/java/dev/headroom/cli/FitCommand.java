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
import picocli.CommandLine.Command;

/** Fits the saturation point again. */
@Command(
    name = "fit",
    mixinStandardHelpOptions = true,
    description = "Find the saturation point in a run; writes fit.json.")
final class FitCommand extends StageCommand {

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
