package dev.headroom.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.headroom.prove.Proof;
import dev.headroom.quantity.HeadroomException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunDocumentsTest {

  @TempDir private Path path;
  private RunDocuments documents;

  @BeforeEach
  void openFolder() {
    documents = new RunDocuments(new RunFolder(path));
  }

  @Test
  void everyDocumentReadsBackEqual() {
    documents.write(Samples.RUN);
    assertEquals(Samples.RUN, documents.run());
    assertEquals(Optional.empty(), documents.findCheck());
    documents.write(Samples.CHECK);
    assertEquals(Optional.of(Samples.CHECK), documents.findCheck());
    documents.write(Samples.DIAGNOSIS);
    assertEquals(Optional.of(Samples.DIAGNOSIS), documents.findDiagnosis());
    for (var fit : List.of(Samples.FIT, Samples.UNREACHED)) {
      documents.write(fit);
      assertEquals(fit, documents.fit());
    }
    for (var recommendation : List.of(Samples.RECOMMENDATION, Samples.UNKNOWN)) {
      documents.write(recommendation);
      assertEquals(recommendation, documents.recommendation());
    }
    for (var proof :
        List.of(Samples.PROOF, new Proof(Optional.empty(), Optional.empty(), Optional.empty()))) {
      documents.write(proof);
      assertEquals(Optional.of(proof), documents.findProof());
    }
  }

  @Test
  void theFitCarriesTheFieldsOfItsContract() {
    String text = Documents.fit(Samples.UNREACHED).text();
    assertTrue(
        text.startsWith(
            """
            {
              "version" : 3,
              "saturation" : {
                "reached" : false,
                "rate" : {
                  "value" : null,
                  "low" : 300.0,
                  "high" : null,
                  "level" : 0.95
                },
                "limitedBy" : "none"
              },
            """),
        text);
  }

  @Test
  void nothingButTheFilesIsLeftBehind() throws Exception {
    documents.write(Samples.FIT);
    documents.write(Samples.UNREACHED);
    try (var files = Files.list(path)) {
      assertEquals(List.of(path.resolve("fit.json")), files.toList());
    }
  }

  @Test
  void aDocumentCutShortAnywhereIsRefusedByName() throws Exception {
    String whole = Documents.proof(Samples.PROOF).text();
    for (int length = 0; length < whole.stripTrailing().length(); length++) {
      Files.writeString(path.resolve("proof.json"), whole.substring(0, length));
      assertTrue(problem().contains("proof.json:"), problem());
    }
  }

  @Test
  void aDocumentWithAnotherVersionOrSenselessValuesIsRefused() throws Exception {
    String whole = Documents.proof(Samples.PROOF).text();
    assertRefused(whole.replace("\"version\" : 1", "\"version\" : 2"), "this Headroom reads");
    assertRefused(whole.replace("\"version\" : 1,", ""), "version: missing");
    assertRefused(whole.replace("\"instances\" : 2", "\"instances\" : \"2\""), "whole number");
    assertRefused(whole.replace("99.9", "100"), "between 0 and 100");
    assertRefused(whole.replace("\"holds\" : false", "\"other\" : 1"), "atOneFewer.holds: missing");
    assertRefused("[]", "expected a JSON object");
    assertRefused("null", "expected a JSON object");
    assertRefused("{\"version\": 1, \"version\": 1}", "not a complete JSON document");
  }

  @Test
  void documentsNestInTheOrderGiven() {
    JsonDocument document =
        JsonDocument.empty()
            .with("lab", JsonDocument.empty().with("trueCapacity", 200))
            .with("gateway", "nginx")
            .with("nothing", Double.NaN)
            .withNull("proof")
            .with("ok", true);
    assertEquals(
        """
        {
          "lab" : {
            "trueCapacity" : 200.0
          },
          "gateway" : "nginx",
          "nothing" : null,
          "proof" : null,
          "ok" : true
        }
        """,
        document.text());
  }

  private void assertRefused(String text, String expected) throws Exception {
    Files.writeString(path.resolve("proof.json"), text);
    assertTrue(problem().contains(expected), problem());
  }

  private String problem() {
    return String.valueOf(
        assertThrows(HeadroomException.class, () -> documents.findProof()).getMessage());
  }
}
