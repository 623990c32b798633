package dev.headroom.cli;

import dev.headroom.collect.RecordingFiles;
import dev.headroom.plan.PlanReader;
import dev.headroom.prove.Proof.Trial;
import dev.headroom.prove.ProofPlan;
import dev.headroom.store.JsonDocument;
import dev.headroom.store.RunDocuments;
import dev.headroom.store.RunFolder;
import dev.headroom.store.TextFile;

/** The proof on somebody's own system: planned here, run by them, judged here. */
final class OwnProof {

  private OwnProof() {}

  /** Writes {@code proof-plan.yaml} and says what to expect. */
  static ExitCode plan(RunFolder folder, RunDocuments documents, Output out) {
    ProofPlan proof = ProofPlan.of(PlanReader.read(folder.plan()), documents.recommendation());
    TextFile.write(folder.proofPlan(), proof.text());
    String text =
        String.join("\n", proof.expectations())
            + "\nRun it:   headroom run "
            + folder.proofPlan()
            + "\nJudge it: headroom prove "
            + folder.path()
            + " --seen PROOF_RUN\n";
    out.result(
        text,
        JsonDocument.empty()
            .with("proofPlan", folder.proofPlan().toString())
            .with("expectations", String.join(" ", proof.expectations())));
    return ExitCode.DONE;
  }

  /** Says whether the spike of a run of that plan held. */
  static ExitCode judge(RunFolder folder, RunDocuments documents, RunFolder proof, Output out) {
    Trial trial =
        ProofPlan.of(PlanReader.read(folder.plan()), documents.recommendation())
            .judge(
                PlanReader.read(proof.plan()),
                RecordingFiles.read(
                    new RunDocuments(proof).run(), proof.intervals(), proof.latencyLog()));
    out.result(
        Sentences.of(trial) + (trial.holds() ? "passed\n" : "NOT passed\n"),
        JsonDocument.empty()
            .with("passed", trial.holds())
            .with("instances", trial.instances())
            .with("requests", (double) trial.requests())
            .with("gatewayErrors", trial.gatewayErrors().value())
            .with("latencyMillis", trial.latency().toNanos() / 1e6));
    return trial.holds() ? ExitCode.DONE : ExitCode.INCONCLUSIVE;
  }
}
