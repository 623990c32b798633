package dev.headroom.cli;

import dev.headroom.prove.Proof;
import dev.headroom.store.Documents;
import dev.headroom.store.JsonDocument;
import dev.headroom.store.RunDocuments;
import dev.headroom.store.RunFolder;
import java.util.Optional;

/**
 * What a whole run came to.
 *
 * @param folder where everything is
 * @param analysis what the recording says
 * @param proof what running it again showed, in a lab
 * @param stopped why it ended before its plan did, if so
 * @param gateway name and version, where known
 * @param trueCapacity requests/s the lab's origin was built for
 */
record RunResult(
    RunFolder folder,
    Analysis analysis,
    Optional<Proof> proof,
    Optional<String> stopped,
    Optional<String> gateway,
    Optional<Double> trueCapacity) {

  /** The exit code that says it. */
  ExitCode exitCode() {
    if (stopped.isPresent()) {
      return ExitCode.RUN_FAILED;
    }
    ExitCode recommended = ExitCode.of(analysis.recommendation().verdict());
    boolean disproven = proof.isPresent() && !proof.get().proven();
    return recommended == ExitCode.DONE && (!analysis.fit().conclusive() || disproven)
        ? ExitCode.INCONCLUSIVE
        : recommended;
  }

  /** The one document that {@code --json} prints. */
  JsonDocument json() {
    JsonDocument lab =
        trueCapacity
            .map(capacity -> JsonDocument.empty().with("trueCapacity", capacity))
            .orElse(JsonDocument.empty());
    JsonDocument checked =
        part(
            JsonDocument.empty(),
            "check",
            new RunDocuments(folder).findCheck().map(Documents::check));
    JsonDocument document =
        checked
            .with("fit", Documents.fit(analysis.fit()))
            .with("recommendation", Documents.recommendation(analysis.recommendation()));
    document = part(document, "proof", proof.map(Documents::proof));
    document = document.with("lab", lab);
    document = text(document, "gateway", gateway);
    document = text(document, "stopped", stopped);
    return document.with("runFolder", folder.path().toString());
  }

  private static JsonDocument part(JsonDocument document, String key, Optional<JsonDocument> part) {
    return part.map(p -> document.with(key, p)).orElseGet(() -> document.withNull(key));
  }

  private static JsonDocument text(JsonDocument document, String key, Optional<String> text) {
    return text.map(t -> document.with(key, t)).orElseGet(() -> document.withNull(key));
  }
}
