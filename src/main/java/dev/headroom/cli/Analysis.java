package dev.headroom.cli;

import dev.headroom.collect.Recording;
import dev.headroom.emit.EmitFormat;
import dev.headroom.emit.EmittedFile;
import dev.headroom.fit.Fit;
import dev.headroom.fit.Fitter;
import dev.headroom.fit.Inconclusive;
import dev.headroom.plan.Objective;
import dev.headroom.plan.Plan;
import dev.headroom.quantity.HeadroomException;
import dev.headroom.recommend.Recommendation;
import dev.headroom.recommend.Recommender;
import dev.headroom.store.RunDocuments;
import dev.headroom.store.RunFolder;
import dev.headroom.store.TextFile;
import java.util.Arrays;
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
    Fit fit = fit(recording, plan.objective(), Fitter.withDefaults());
    Recommendation recommendation = Recommender.withDefaults().recommend(plan, fit);
    return new Analysis(fit, recommendation, emitted(plan, recommendation));
  }

  /** The fit, which says that nothing is known, and why, where nothing can be fitted. */
  static Fit fit(Recording recording, Objective objective, Fitter fitter) {
    try {
      return fitter.fit(recording, objective);
    } catch (HeadroomException e) {
      if (e.kind() != HeadroomException.Kind.INCONCLUSIVE) {
        throw e;
      }
      Inconclusive why =
          new Inconclusive(
              Inconclusive.Reason.TOO_FEW_LEVELS,
              String.valueOf(e.getMessage()),
              "Hold more levels, for longer.");
      return Fit.unknown(objective, Fitter.LEVEL, why);
    }
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
    documents.write(fit);
    documents.write(recommendation);
    write(folder, emitted);
  }

  static void write(RunFolder folder, List<EmittedFile> emitted) {
    emitted.forEach(file -> TextFile.write(folder.emitted().resolve(file.name()), file.content()));
  }
}
