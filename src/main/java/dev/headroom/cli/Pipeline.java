package dev.headroom.cli;

import dev.headroom.diagnose.Diagnosed;
import dev.headroom.ingest.GatewayLogs;
import dev.headroom.lab.Lab;
import dev.headroom.load.RunRecord;
import dev.headroom.plan.Plan;
import dev.headroom.plan.PlanWriter;
import dev.headroom.prove.Proof;
import dev.headroom.prove.Prover;
import dev.headroom.quantity.HeadroomException;
import dev.headroom.recommend.Recommendation;
import dev.headroom.store.RunDocuments;
import dev.headroom.store.RunFolder;
import dev.headroom.store.TextFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** A whole run: measure, fit, recommend, emit, and prove where there is a lab. */
final class Pipeline {

  private final Plan plan;
  private final String planText;
  private final RunFolder folder;
  private final Talk talk;
  private final Interruption interruption;

  /**
   * @param plan with the target that it is run against
   * @param planText the same with its headers as the author wrote them
   * @param folder a new one
   */
  Pipeline(Plan plan, String planText, RunFolder folder, Talk talk, Interruption interruption) {
    this.plan = plan;
    this.planText = planText;
    this.folder = folder;
    this.talk = talk;
    this.interruption = interruption;
  }

  /** Against whatever the plan's target is; nothing is proven. */
  RunResult run(Simulations simulations) {
    return run(simulations, Optional.empty(), Optional.empty());
  }

  /** Against a lab, with the proof. */
  RunResult run(Lab lab, LabFacts facts) {
    return run(Simulations.none(), Optional.of(lab), Optional.of(facts));
  }

  /** Only the proof, with an injector and a recording of its own. */
  Proof prove(Recommendation recommendation, Lab lab, LabFacts facts) {
    TextFile.write(folder.plan(), PlanWriter.write(plan));
    try (Measurement measurement = measurement(List.of(), Optional.of(lab), Optional.of(facts))) {
      measurement.warmUp();
      try {
        Proof proof = new Prover(lab, measurement, talk::say).prove(plan, recommendation);
        measurement.finish();
        return proof;
      } catch (HeadroomException e) {
        String problem = String.valueOf(e.getMessage());
        measurement.stop(problem);
        throw measurement
            .stopReason()
            .filter(reason -> !reason.equals(problem))
            .map(reason -> new HeadroomException(e.kind(), reason + ": " + problem, e))
            .orElse(e);
      }
    }
  }

  private RunResult run(Simulations simulations, Optional<Lab> lab, Optional<LabFacts> facts) {
    TextFile.write(folder.plan(), PlanWriter.write(plan));
    Analysis analysis;
    Optional<Proof> proof = Optional.empty();
    try (Measurement measurement = measurement(simulations.compiled(folder), lab, facts)) {
      boolean complete = attempt(measurement, measurement::measure);
      analysis = analyse(measurement);
      if (complete && lab.isPresent()) {
        proof = prove(lab.get(), measurement, analysis.recommendation());
      }
      measurement.finish();
    }
    return result(analysis, proof, facts);
  }

  /** One that an interruption stops. */
  private Measurement measurement(
      List<Path> simulationClasses, Optional<Lab> lab, Optional<LabFacts> facts) {
    Measurement measurement =
        new Measurement(
            plan,
            InjectorCommand.greeting(planText, plan.target().url()),
            simulationClasses,
            folder,
            new RunNotes(folder, lab.map(Lab::gateway), Environment.of(facts)),
            lab.isPresent(),
            talk);
    interruption.onInterruption(() -> measurement.stop("interrupted by the user"));
    lab.ifPresent(watched -> watched.onLoss(lost -> stopUnlessInterrupted(measurement, lost)));
    return measurement;
  }

  private static void stopUnlessInterrupted(Measurement measurement, String lost) {
    if (!Interruption.comes()) {
      measurement.stop(lost);
    }
  }

  /** Whether it ran to its end; a failure ends the run and is noted as its reason. */
  private static boolean attempt(Measurement measurement, BooleanSupplier step) {
    try {
      return step.getAsBoolean();
    } catch (HeadroomException e) {
      measurement.stop(String.valueOf(e.getMessage()));
      return false;
    }
  }

  private Analysis analyse(Measurement measurement) {
    measurement.settle();
    if (!Files.exists(folder.intervals())) {
      throw new HeadroomException(
          HeadroomException.Kind.RUN_FAILED,
          measurement.stopReason().orElse("the injector recorded nothing"));
    }
    talk.say("finding causes, and fitting");
    return Repeatable.stage(
        "fit",
        folder,
        () -> {
          Diagnosed diagnosed =
              Diagnosing.of(folder, measurement.recording(), GatewayLogs.withDefaults());
          Analysis analysis = Analysis.of(plan, diagnosed);
          analysis.write(folder);
          return analysis;
        });
  }

  private Optional<Proof> prove(Lab lab, Measurement measurement, Recommendation recommendation) {
    if (recommendation.sizing().isEmpty()) {
      return Optional.empty();
    }
    try {
      Proof proof = new Prover(lab, measurement, talk::say).prove(plan, recommendation);
      new RunDocuments(folder).write(proof);
      return Optional.of(proof);
    } catch (HeadroomException e) {
      measurement.stop(String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  private RunResult result(Analysis analysis, Optional<Proof> proof, Optional<LabFacts> facts) {
    RunRecord run = new RunDocuments(folder).run();
    return new RunResult(
        folder,
        analysis,
        proof,
        run.stopped(),
        run.gateway(),
        facts.map(f -> f.origin().capacity().perSecond()));
  }
}
