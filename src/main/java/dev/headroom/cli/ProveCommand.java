package dev.headroom.cli;

import dev.headroom.lab.Lab;
import dev.headroom.lab.LabSpec;
import dev.headroom.load.RunRecord;
import dev.headroom.plan.Plan;
import dev.headroom.plan.PlanReader;
import dev.headroom.plan.PlanWriter;
import dev.headroom.prove.Proof;
import dev.headroom.quantity.HeadroomException;
import dev.headroom.recommend.Recommendation;
import dev.headroom.store.Documents;
import dev.headroom.store.RunDocuments;
import dev.headroom.store.RunFolder;
import java.time.Instant;
import picocli.CommandLine.Command;

/** Proves again, in a lab like the one of the run. */
@Command(
    name = "prove",
    mixinStandardHelpOptions = true,
    description = {
      "Run the recommended fleet of a lab's run for real.",
      "",
      "Drives the spike against the needed instances, against one fewer, and against",
      "the full count while it loses its reserve; writes proof.json. The recording",
      "goes to a folder of its own below RUN/proofs."
    })
final class ProveCommand extends StageCommand {

  @Override
  ExitCode repeat(RunFolder folder, RunDocuments documents, Output out) {
    RunRecord run = documents.run();
    LabFacts facts =
        LabFacts.of(run)
            .orElseThrow(
                () ->
                    new HeadroomException(
                        HeadroomException.Kind.BAD_DATA,
                        folder.path()
                            + " was not driven against a lab; only a lab's fleet can be resized"
                            + " from here"));
    Plan plan = PlanReader.read(folder.plan());
    Recommendation recommendation = documents.recommendation();
    try (Interruption interruption = Interruption.watch()) {
      RunFolder proofs =
          RunFolder.create(folder.path().resolve("proofs"), plan.name(), Instant.now());
      Proof proof = prove(plan, recommendation, facts, proofs, out.talk(), interruption);
      documents.write(proof);
      out.result(Sentences.of(proof), Documents.proof(proof));
      return proof.proven() ? ExitCode.DONE : ExitCode.INCONCLUSIVE;
    }
  }

  private static Proof prove(
      Plan plan,
      Recommendation recommendation,
      LabFacts facts,
      RunFolder proofs,
      Talk talk,
      Interruption interruption) {
    LabSpec spec = new LabSpec(facts.origin(), 1, facts.gateway(), 0, proofs.gateway());
    try (Lab lab = Lab.launch(spec, Children.lab())) {
      Plan target = plan.withTarget(plan.target().withUrl(lab.url()));
      return new Pipeline(target, PlanWriter.write(target), proofs, talk, interruption)
          .prove(recommendation, lab, facts);
    }
  }
}
