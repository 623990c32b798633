package dev.headroom.cli;

import dev.headroom.diagnose.Diagnosed;
import dev.headroom.diagnose.Diagnosis;
import dev.headroom.emit.EmitFormat;
import dev.headroom.emit.EmittedFile;
import dev.headroom.fit.Fit;
import dev.headroom.fit.Fitter;
import dev.headroom.plan.Plan;
import dev.headroom.recommend.Recommendation;
import dev.headroom.recommend.Recommender;
import dev.headroom.store.RunDocuments;
import dev.headroom.store.RunFolder;
import dev.headroom.store.TextFile;
import java.util.Arrays;
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
    return new Analysis(diagnosed.diagnosis(), fit, recommendation, emitted(plan, recommendation));
  }

  static List<EmittedFile> emitted(Plan plan, Recommendation recommendation) {
    return recommendation.sizing().isEmpty()
        ? List.of()
        : Arrays.stream(EmitFormat.values())
            .map(format -> format.emitter().emit(plan, recommendation))
            .toList();
  }

  void write(RunFolder folder) {
    RunDocuments documents = new RunDocuments(folder);
    documents.write(diagnosis);
    documents.write(fit);
    documents.write(recommendation);
    write(folder, emitted);
  }

  static void write(RunFolder folder, List<EmittedFile> emitted) {
    emitted.forEach(file -> TextFile.write(folder.emitted().resolve(file.name()), file.content()));
  }
}
