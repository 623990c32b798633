package dev.headroom.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.headroom.emit.EmitFormat;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** Writes for other systems from a copy of the committed reference run. */
class EmitCommandTest {

  private static final Path REFERENCE = Path.of("results", "reference", "demo");

  @TempDir Path folder;
  private Path run = Path.of("run");
  private Path into = Path.of("into");
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void copyTheRun() throws IOException {
    run = Files.createDirectory(folder.resolve("run"));
    into = folder.resolve("into");
    for (String file : List.of("plan.yaml", "run.json", "intervals.csv", "latency.hlog")) {
      Files.copy(REFERENCE.resolve(file), run.resolve(file));
    }
    for (String file : List.of("fit.json", "recommendation.json")) {
      Files.copy(REFERENCE.resolve(file), run.resolve(file));
    }
  }

  private int emit(String... options) {
    CommandLine line = HeadroomCommand.commandLine();
    line.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    Stream<String> all = Stream.concat(Stream.of("emit", run.toString()), Stream.of(options));
    return line.execute(all.toArray(String[]::new));
  }

  private static List<String> names(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void withoutFormatsEveryOneIsWritten() {
    assertEquals(0, emit());
    assertEquals(EmitFormat.values().length, names(run.resolve("emitted")).size());
    assertEquals(EmitFormat.values().length, out.toString().lines().count());
    assertEquals("", err.toString());
  }

  @Test
  void onlyWhatIsAskedForIsWrittenWhereItIsAskedFor() {
    assertEquals(0, emit("--for", "keda,haproxy", "--for", "nginx", "--to", into.toString()));
    assertEquals(List.of("demo-haproxy.cfg", "demo-keda.yaml", "demo-nginx.conf"), names(into));
    assertFalse(Files.exists(run.resolve("emitted")));
  }

  @Test
  void anEditedFileIsKeptAndNothingElseWrittenUnlessForced() throws IOException {
    Path edited = Files.createDirectory(into).resolve("demo-keda.yaml");
    Files.writeString(edited, "mine\n");
    assertEquals(3, emit("--for", "haproxy,keda", "--to", into.toString()));
    assertTrue(err.toString().startsWith("headroom: not overwriting demo-keda.yaml in " + into));
    assertTrue(err.toString().contains("--force"), err.toString());
    assertEquals("mine\n", Files.readString(edited));
    assertEquals(List.of("demo-keda.yaml"), names(into));

    assertEquals(0, emit("--for", "haproxy,keda", "--to", into.toString(), "--force"));
    assertTrue(Files.readString(edited).startsWith("# Written by Headroom"));
  }

  @Test
  void whatSaysTheSameMayBeWrittenAgain() {
    assertEquals(0, emit("--for", "keda"));
    assertEquals(0, emit("--for", "keda"));
  }

  @ParameterizedTest
  @CsvSource({"kedda, keda", "k8s_hpa, k8s-hpa", "promtheus-alerts, prometheus-alerts"})
  void anUnknownFormatIsAnsweredWithTheNearest(String asked, String nearest) {
    assertEquals(2, emit("--for", asked));
    String said = err.toString();
    assertTrue(said.contains("'" + asked + "'; did you mean " + nearest + "?"), said);
  }

  @Test
  void whatAGatewayShouldLogIsPrintedWithoutARun() {
    CommandLine line = HeadroomCommand.commandLine();
    line.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    assertEquals(0, line.execute("emit", "--for", "nginx-log,haproxy-log"));
    assertEquals(
        EmitFormat.NGINX_LOG.withoutRun().orElseThrow()
            + EmitFormat.HAPROXY_LOG.withoutRun().orElseThrow(),
        out.toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"keda", "nginx-log,keda"})
  void whatComesFromARunNeedsOne(String formats) {
    CommandLine line = HeadroomCommand.commandLine();
    line.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    assertEquals(2, line.execute("emit", "--for", formats));
    assertTrue(err.toString().contains("'RUN'"), err.toString());
    assertTrue(err.toString().contains("nginx-log, haproxy-log, envoy-log"), err.toString());
    assertEquals("", out.toString());
  }

  @Test
  void theHelpListsEveryFormat() {
    assertEquals(0, emit("--help"));
    for (EmitFormat format : EmitFormat.values()) {
      assertTrue(out.toString().contains(format.id() + " "), format.id());
    }
  }

  /** The recommendation of a run that never saturated. */
  @Test
  void withoutACountNothingIsWritten() throws IOException {
    Files.writeString(
        run.resolve("recommendation.json"),
        "{\"version\": 2, \"demand\": 250.0, \"instances\": null, \"perInstance\": null,"
            + " \"targetUtilisation\": null, \"headroom\": null, \"autoscaler\": null, \"trade\": null, \"verdict\":"
            + " {\"kind\": \"not-known\", \"sentence\": \"It never saturated.\"},"
            + " \"assumptions\": []}");
    assertEquals(5, emit());
    assertTrue(err.toString().contains("It never saturated."), err.toString());
    assertFalse(Files.exists(run.resolve("emitted")));
  }

  @Test
  void withoutARecommendationTheStageBeforeIsNamed() throws IOException {
    Files.delete(run.resolve("recommendation.json"));
    assertEquals(3, emit());
    assertTrue(err.toString().contains("recommendation.json; run the stage"), err.toString());
  }

  /** The queue is what the limits of a gateway rest on. */
  @Test
  void whatTheRunDoesNotTellIsLeftOutAndSaid() throws IOException {
    Path fit = run.resolve("fit.json");
    String text = Files.readString(fit);
    int queue = text.indexOf("\"queue\" : {");
    int next = text.indexOf("\"spike\" :", queue);
    Files.writeString(fit, text.substring(0, queue) + "\"queue\" : null,\n" + text.substring(next));
    assertEquals(0, emit());
    assertTrue(err.toString().contains("no haproxy: the run doesn't tell"), err.toString());
    assertFalse(names(run.resolve("emitted")).contains("demo-haproxy.cfg"));

    assertEquals(5, emit("--for", "haproxy"));
  }

  @Test
  void oneDocumentHoldsEveryFile() {
    assertEquals(0, emit("--for", "k8s-pdb", "--json"));
    assertTrue(out.toString().startsWith("{\n  \"demo-pdb.yaml\" : \"# Written"), out.toString());
  }
}
