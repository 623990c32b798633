package dev.headroom.cli;

import dev.headroom.diagnose.Diagnosed;
import dev.headroom.diagnose.Diagnosis;
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
 * The stages that only think: diagnose, fit, recommend, emit.
 *
 * @param diagnosis why requests failed
 * @param fit where it saturates
 * @param recommendation what to run
 * @param emitted configuration; none where nothing could be sized
 */
record Analysis(
    Diagnosis diagnosis, Fit fit, Recommendation recommendation, List<EmittedFile> emitted) {

  static Analysis of(Plan plan, Diagnosed diagnosed) {
    Fit fit = Fitter.withDefaults().fit(diagnosed, plan.objective());
    Recommendation recommendation = Recommender.withDefaults().recommend(plan, fit);
    Basis basis = new Basis(plan, diagnosed.capacity(), fit, recommendation);
    return new Analysis(diagnosed.diagnosis(), fit, recommendation, Emission.ofRun(basis).files());
  }

  void write(RunFolder folder) {
    RunDocuments documents = new RunDocuments(folder);
    documents.write(diagnosis);
    documents.write(fit);
    documents.write(recommendation);
    emitted.forEach(file -> TextFile.write(folder.emitted().resolve(file.name()), file.content()));
  }
}
