package dev.headroom.store;

import dev.headroom.check.Check;
import dev.headroom.diagnose.Diagnosis;
import dev.headroom.fit.Fit;
import dev.headroom.load.RunRecord;
import dev.headroom.prove.Proof;
import dev.headroom.recommend.Recommendation;
import dev.headroom.store.internal.CheckJson;
import dev.headroom.store.internal.DiagnosisJson;
import dev.headroom.store.internal.Fields;
import dev.headroom.store.internal.FitJson;
import dev.headroom.store.internal.Json;
import dev.headroom.store.internal.ProofJson;
import dev.headroom.store.internal.RecommendationJson;
import dev.headroom.store.internal.RunJson;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/**
 * The JSON documents of one run folder, written whole and read back equal. Readers refuse another
 * version, a document cut short, and values that make no sense, each naming the file.
 *
 * @param folder where they are
 */
public record RunDocuments(RunFolder folder) {

  /** The version of all but the fit and the recommendation. */
  private static final int VERSION = 1;

  public void write(RunRecord run) {
    TextFile.write(folder.runJson(), Documents.run(run).text());
  }

  public void write(Check check) {
    TextFile.write(folder.check(), Documents.check(check).text());
  }

  public void write(Diagnosis diagnosis) {
    TextFile.write(folder.diagnosis(), Documents.diagnosis(diagnosis).text());
  }

  public void write(Fit fit) {
    TextFile.write(folder.fit(), Documents.fit(fit).text());
  }

  public void write(Recommendation recommendation) {
    TextFile.write(folder.recommendation(), Documents.recommendation(recommendation).text());
  }

  public void write(Proof proof) {
    TextFile.write(folder.proof(), Documents.proof(proof).text());
  }

  public RunRecord run() {
    return read(folder.runJson(), RunJson::read);
  }

  /** The check before the load, where there was one. */
  public Optional<Check> findCheck() {
    return Files.exists(folder.check())
        ? Optional.of(read(folder.check(), CheckJson::read))
        : Optional.empty();
  }

  public Fit fit() {
    return read(folder.fit(), FitJson.VERSION, FitJson::read);
  }

  /** The diagnosis, where its stage has run. */
  public Optional<Diagnosis> findDiagnosis() {
    return Files.exists(folder.diagnosis())
        ? Optional.of(read(folder.diagnosis(), DiagnosisJson::read))
        : Optional.empty();
  }

  /** The fit, where its stage has run. */
  public Optional<Fit> findFit() {
    return Files.exists(folder.fit()) ? Optional.of(fit()) : Optional.empty();
  }

  public Recommendation recommendation() {
    return read(folder.recommendation(), RecommendationJson.VERSION, RecommendationJson::read);
  }

  /** The recommendation, where its stage has run. */
  public Optional<Recommendation> findRecommendation() {
    return Files.exists(folder.recommendation()) ? Optional.of(recommendation()) : Optional.empty();
  }

  /** The proof, where its stage has run. */
  public Optional<Proof> findProof() {
    return Files.exists(folder.proof())
        ? Optional.of(read(folder.proof(), ProofJson::read))
        : Optional.empty();
  }

  private static <T> T read(Path file, Function<Fields, T> reader) {
    return read(file, VERSION, reader);
  }

  private static <T> T read(Path file, int version, Function<Fields, T> reader) {
    return Json.read(TextFile.read(file), file.toString()).as(version, reader);
  }
}
