package dev.headroom.cli;

import dev.headroom.collect.Recording;
import dev.headroom.emit.Basis;
import dev.headroom.emit.EmittedFile;
import dev.headroom.fit.Fit;
import dev.headroom.fit.Fitter;
import dev.headroom.plan.Plan;
import dev.headroom.recommend.Recommendation;
import dev.headroom.recommend.Recommender;
import dev.headroom.store.RunDocuments;
import dev.headroom.store.RunFolder;
import dev.headroom.store.TextFile;
import java.util.List;

/**
 * The stages that only think: fit, recommend, emit.
 *
 * @param fit where it saturates
 * @param recommendation what to run
 * @param emitted configuration; none where nothing could be sized
 */
record Analysis(Fit fit, Recommendation recommendation, List<EmittedFile> emitted) {

  static Analysis of(Plan plan, Recording recording) {
    Fit fit = Fitter.withDefaults().fit(recording, plan.objective());
    Recommendation recommendation = Recommender.withDefaults().recommend(plan, fit);
    Basis basis = new Basis(plan, recording, fit, recommendation);
    return new Analysis(fit, recommendation, Emission.ofRun(basis).files());
  }

  void write(RunFolder folder) {
    RunDocuments documents = new RunDocuments(folder);
    documents.write(fit);
    documents.write(recommendation);
    emitted.forEach(file -> TextFile.write(folder.emitted().resolve(file.name()), file.content()));
  }
}
