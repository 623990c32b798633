package dev.headroom.cli;

import dev.headroom.emit.EmittedFile;
import dev.headroom.plan.PlanReader;
import dev.headroom.quantity.HeadroomException;
import dev.headroom.recommend.Recommendation;
import dev.headroom.store.JsonDocument;
import dev.headroom.store.RunDocuments;
import dev.headroom.store.RunFolder;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;

/** Emits configuration again. */
@Command(
    name = "emit",
    mixinStandardHelpOptions = true,
    description = {
      "Write configuration from a run's recommendation.",
      "",
      "A HorizontalPodAutoscaler and Prometheus alerts, into the run's folder emitted/."
    })
final class EmitCommand extends StageCommand {

  @Override
  ExitCode repeat(RunFolder folder, RunDocuments documents, Output out) {
    Recommendation recommendation = documents.recommendation();
    List<EmittedFile> files = Analysis.emitted(PlanReader.read(folder.plan()), recommendation);
    if (files.isEmpty()) {
      throw new HeadroomException(
          HeadroomException.Kind.INCONCLUSIVE,
          "there is nothing to emit: " + recommendation.verdict().sentence());
    }
    Analysis.write(folder, files);
    JsonDocument document = JsonDocument.empty();
    for (EmittedFile file : files) {
      document = document.with(file.name(), file.content());
    }
    String names =
        files.stream()
            .map(file -> folder.emitted().resolve(file.name()) + "\n")
            .collect(Collectors.joining());
    out.result(names, document);
    return ExitCode.DONE;
  }
}
