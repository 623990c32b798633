package dev.headroom.cli;

import dev.headroom.plan.PlanReader;
import dev.headroom.recommend.Recommendation;
import dev.headroom.recommend.Recommender;
import dev.headroom.store.Documents;
import dev.headroom.store.RunDocuments;
import dev.headroom.store.RunFolder;
import picocli.CommandLine.Command;

/** Recommends again. */
@Command(
    name = "recommend",
    mixinStandardHelpOptions = true,
    description = {
      "Size the fleet for a run's demand.",
      "",
      "Rests on the fit of the run and the demand of its plan; writes",
      "recommendation.json."
    })
final class RecommendCommand extends StageCommand {

  @Override
  ExitCode repeat(RunFolder folder, RunDocuments documents, Output out) {
    Recommendation recommendation =
        Recommender.withDefaults().recommend(PlanReader.read(folder.plan()), documents.fit());
    documents.write(recommendation);
    out.result(Sentences.of(recommendation), Documents.recommendation(recommendation));
    return ExitCode.of(recommendation.verdict());
  }
}
