package dev.headroom.cli;

import dev.headroom.lab.Lab;
import dev.headroom.lab.LabSpec;
import dev.headroom.plan.Plan;
import dev.headroom.plan.PlanReader;
import dev.headroom.plan.PlanWriter;
import dev.headroom.prove.Proof;
import dev.headroom.recommend.Recommendation;
import dev.headroom.store.Documents;
import dev.headroom.store.RunDocuments;
import dev.headroom.store.RunFolder;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Proves again, in a lab like the one of the run; without a lab, plans the proof and judges it. */
@Command(
    name = "prove",
    mixinStandardHelpOptions = true,
    description = {
      "Run the recommended fleet of a lab's run for real, or plan that for a system of yours.",
      "",
      "With a lab it drives the spike against the needed instances, against one fewer,",
      "and against the full count while it loses its reserve; writes proof.json. The",
      "recording goes to a folder of its own below RUN/proofs.",
      "",
      "Without a lab it writes proof-plan.yaml: the spike to run once the recommended",
      "configuration is applied, and what to expect. --seen judges that run."
    })
final class ProveCommand extends StageCommand {

  @Option(
      names = "--seen",
      paramLabel = "PROOF_RUN",
      description = "The folder of a run of proof-plan.yaml, to be judged.")
  private Optional<Path> seen = Optional.empty();

  @Override
  ExitCode repeat(RunFolder folder, RunDocuments documents, Output out) {
    if (seen.isPresent()) {
      return OwnProof.judge(folder, documents, RunFolder.open(seen.get()), out);
    }
    Optional<LabFacts> facts = LabFacts.of(documents.run());
    return facts.isPresent()
        ? again(facts.get(), folder, documents, out)
        : OwnProof.plan(folder, documents, out);
  }

  private static ExitCode again(
      LabFacts facts, RunFolder folder, RunDocuments documents, Output out) {
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
