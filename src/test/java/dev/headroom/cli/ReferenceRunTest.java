package dev.headroom.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.headroom.fit.Fit;
import dev.headroom.prove.Proof;
import dev.headroom.quantity.Estimate;
import dev.headroom.store.RunDocuments;
import dev.headroom.store.RunFolder;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Repeats the stages on a copy of the committed reference run, a quick demo. */
class ReferenceRunTest {

  private static final Path REFERENCE = ReferenceRun.FOLDER;

  /** The lab of a demo: 8 workers ÷ 40 ms. */
  private static final double TRUE_CAPACITY = 200;

  @TempDir Path copy;

  @BeforeEach
  void copyTheRun() {
    files().forEach(file -> copyFile(file, copy.resolve(REFERENCE.relativize(file).toString())));
  }

  @Test
  void fitFindsTheCapacityThatTheLabWasBuiltFor() {
    assertEquals(0, headroom("fit"));
    Fit fit = new RunDocuments(new RunFolder(copy)).fit();
    Estimate rate = fit.saturation().rate();
    assertTrue(fit.conclusive());
    assertTrue(rate.low() <= TRUE_CAPACITY && TRUE_CAPACITY <= rate.high(), rate.toString());
  }

  @Test
  void theCountOfInstancesIsTheOneThatWasProven() {
    assertEquals(0, headroom("fit"));
    assertEquals(0, headroom("recommend"));
    assertEquals(0, headroom("emit", "--force"));
    RunDocuments documents = new RunDocuments(new RunFolder(copy));
    Proof proof = documents.findProof().orElseThrow();
    assertTrue(proof.proven());
    assertEquals(
        proof.atNeeded().orElseThrow().instances(),
        documents.recommendation().sizing().orElseThrow().instances().needed());
  }

  @Test
  void aReportIsWritten() throws IOException {
    assertEquals(0, headroom("report"));
    assertTrue(Files.size(copy.resolve("report.html")) > 0);
  }

  @Test
  void noFileNamesTheMachineItWasMadeOn() throws IOException {
    for (Path file : files()) {
      String text = Files.readString(file, StandardCharsets.ISO_8859_1);
      assertFalse(text.contains("/home/") || text.contains("/tmp/"), file.toString());
    }
  }

  private int headroom(String stage, String... options) {
    CommandLine line = HeadroomCommand.commandLine();
    line.setOut(new PrintWriter(new StringWriter()));
    return line.execute(
        Stream.concat(Stream.of(stage, copy.toString()), Stream.of(options))
            .toArray(String[]::new));
  }

  private static List<Path> files() {
    try (Stream<Path> all = Files.walk(REFERENCE)) {
      return all.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void copyFile(Path from, Path to) {
    try {
      Files.createDirectories(to.getParent());
      Files.copy(from, to);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
