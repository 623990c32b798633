package dev.headroom.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.headroom.testing.TcpOrigin;
import dev.headroom.testing.TcpOrigin.Answer;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** What is wrong is said in one line, with its exit code, before any load. */
class BadInputTest {

  private static final int USAGE = 2;
  private static final int BAD_DATA = 3;
  private static final int RUN_FAILED = 4;

  @TempDir Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... arguments) {
    CommandLine line = HeadroomCommand.commandLine();
    line.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    return line.execute(arguments);
  }

  private int runPlan(String text, String... more) throws Exception {
    Path plan = Files.writeString(folder.resolve("plan.yaml"), text);
    return run(
        Stream.concat(
                Stream.of("run", plan.toString(), "--results", results().toString()),
                Stream.of(more))
            .toArray(String[]::new));
  }

  private Path results() {
    return folder.resolve("results");
  }

  /** One line that begins with the program's name and has all of these in it. */
  private void assertSays(String... words) {
    String said = err.toString();
    assertEquals(1, said.lines().count(), said);
    assertTrue(said.startsWith("headroom: "), said);
    for (String word : words) {
      assertTrue(said.contains(word), said);
    }
    assertEquals("", out.toString());
    assertFalse(Files.exists(results()), "no run folder is made");
  }

  @Test
  void aPlanThatIsMissing() {
    Path missing = folder.resolve("plan.yaml");
    assertEquals(BAD_DATA, run("run", missing.toString()));
    assertSays("there is no plan at " + missing);
  }

  @Test
  void aPlanThatIsADirectory() {
    assertEquals(BAD_DATA, run("run", folder.toString()));
    assertSays(folder + " is a directory");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''                                                       | plan.yaml",
        "'target: [unclosed'                                      | plan.yaml:1",
        "'\u0000\u0001'                                           | plan.yaml",
        "'just words'                                             | plan.yaml:1",
        "'- a\n- list'                                            | plan.yaml:1",
        "'target:\n  uri: http://127.0.0.1:1'                     | plan.yaml:2",
        "'target:\n  url: http://127.0.0.1:1\nlaod: {}'           | load",
        "'target: {url: \"http://127.0.0.1:1\"}\nload:\n  control: {rate: -5/s}' | plan.yaml:3",
        "'target: {url: \"http://127.0.0.1:1\"}\nload:\n  search: {to: 1e9/s}'   | plan.yaml:3",
        "'target: {url: \"http://127.0.0.1:1\"}\nload:\n  spike: {hold: 30h}'    | plan.yaml:3",
      })
  void aPlanThatIsNone(String text, String place) throws Exception {
    assertEquals(BAD_DATA, runPlan(text));
    assertSays(place);
  }

  @Test
  void aHostThatNobodyNamedIsNotLoaded() throws Exception {
    assertEquals(BAD_DATA, runPlan("target: {url: \"http://shop.example.com\"}"));
    assertSays("refusing to load shop.example.com", "--allow-host shop.example.com");
  }

  @Test
  void aTargetThatDoesNotListenFailsTheRun() throws Exception {
    String url = TcpOrigin.refusing().toString();
    assertEquals(RUN_FAILED, runPlan("target: {url: \"" + url + "\"}"));
    assertSays("the check of " + url + " found", "tcp-refused", "--check=warn");
  }

  @Test
  void aVariableThatIsNotSetIsNamedBeforeAnythingIsSent() throws Exception {
    try (TcpOrigin origin = TcpOrigin.answering(Answer.OK)) {
      String plan =
          "target: {url: \"" + origin.url() + "\", headers: {X-Key: \"${HEADROOM_NOT_SET}\"}}";
      assertEquals(BAD_DATA, runPlan(plan));
      assertSays("HEADROOM_NOT_SET", "X-Key");
      assertEquals(0, origin.connections());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"fit", "recommend", "emit", "prove", "report"})
  void aRunFolderThatIsMissingOrNone(String stage) throws Exception {
    Path missing = folder.resolve("nowhere");
    assertEquals(BAD_DATA, run(stage, missing.toString()));
    assertSays("there is no run folder at " + missing);

    err.getBuffer().setLength(0);
    assertEquals(BAD_DATA, run(stage, folder.toString()));
    assertSays(folder + " has no run.json");
  }

  @ParameterizedTest
  @ValueSource(strings = {"fit", "prove", "report"})
  void aRunRecordThatIsCutShortOrOfAnotherVersion(String stage) throws Exception {
    Files.writeString(folder.resolve("plan.yaml"), "target: {url: \"http://127.0.0.1:1\"}");
    Files.writeString(folder.resolve("run.json"), "{\"version\": 1, \"phases\": [");
    assertEquals(BAD_DATA, run(stage, folder.toString()));
    assertSays("run.json");

    err.getBuffer().setLength(0);
    Files.writeString(folder.resolve("run.json"), "{\"version\": 99}");
    assertEquals(BAD_DATA, run(stage, folder.toString()));
    assertSays("run.json");
  }

  @Test
  void aHeaderThatFramesTheRequest() throws Exception {
    for (String name : List.of("Content-Length", "transfer-encoding", "X-Headroom-Due")) {
      err.getBuffer().setLength(0);
      assertEquals(
          BAD_DATA,
          runPlan("target: {url: \"http://127.0.0.1:1\", headers: {" + name + ": \"5\"}}"));
      assertSays("plan.yaml:1", name);
    }
  }

  @Test
  void aTargetWhoseNameIsNotKnown() throws Exception {
    assertEquals(
        RUN_FAILED,
        runPlan("target: {url: \"http://none.invalid\"}", "--allow-host", "none.invalid"));
    assertSays("the check of http://none.invalid found", "dns-name-missing");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "demmo",
        "run",
        "run plan.yaml --no-such-option",
        "fit",
        "",
        "lab --port x",
        "demo --gateway apache"
      })
  void argumentsThatAreWrong(String arguments) {
    assertEquals(
        USAGE,
        run(Stream.of(arguments.split(" ", -1)).filter(a -> !a.isEmpty()).toArray(String[]::new)));
    assertEquals("", out.toString());
    assertFalse(err.toString().contains("\tat "), err.toString());
  }

  @Test
  void aResultsDirectoryThatIsAFile() throws Exception {
    Path file = Files.writeString(folder.resolve("taken"), "");
    try (TcpOrigin origin = TcpOrigin.answering(Answer.OK)) {
      Path plan = folder.resolve("plan.yaml");
      Files.writeString(plan, "target: {url: \"" + origin.url() + "\"}");
      assertEquals(BAD_DATA, run("run", plan.toString(), "--results", file.toString()));
    }
    assertSays(file.toString(), "--results");
  }

  /** Linux lets nobody make a directory in /proc, not even root. */
  @Test
  void aResultsDirectoryThatCannotBeWritten() throws Exception {
    try (TcpOrigin origin = TcpOrigin.answering(Answer.OK)) {
      Path plan = folder.resolve("plan.yaml");
      Files.writeString(plan, "target: {url: \"" + origin.url() + "\"}");
      assertEquals(BAD_DATA, run("run", plan.toString(), "--results", "/proc/headroom"));
    }
    assertSays("/proc/headroom");
  }

  @Test
  void aPortInUseForTheLab() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = Integer.toString(taken.getLocalPort());
      int code =
          run("lab", "--port", port, "--results", results().toString(), "--gateway", "embedded");
      assertEquals(RUN_FAILED, code);
      String said = err.toString();
      assertEquals(1, said.lines().count(), said);
      assertTrue(said.contains(port), said);
    }
  }

  @ParameterizedTest
  @CsvSource({"--workers, 0", "--service, sometimes 40ms", "--queue, -1", "--instances, 0"})
  void aLabThatCannotBe(String option, String value) {
    int code = run("lab", option, value, "--results", results().toString());
    assertEquals(BAD_DATA, code, err.toString());
    assertEquals(1, err.toString().lines().count(), err.toString());
    assertFalse(Files.exists(results()), "no folder is made for it");
  }

  @Test
  void aSimulationThatDoesNotCompileIsShownWithFileAndLine() throws Exception {
    Path source = Files.createDirectories(folder.resolve("simulations")).resolve("Shop.java");
    Files.writeString(source, "class Shop {\n  Strin s;\n}\n");
    try (TcpOrigin origin = TcpOrigin.answering(Answer.OK)) {
      String plan = "target: {url: \"" + origin.url() + "\"}\nscenario: {simulation: Shop}";
      assertEquals(BAD_DATA, runPlan(plan));
    }
    assertTrue(err.toString().contains(source + ":2: "), err.toString());
    assertFalse(err.toString().contains("\tat "), err.toString());
  }

  @Test
  void debugAddsTheStackTrace() {
    assertEquals(BAD_DATA, run("--debug", "run", folder.resolve("none").toString()));
    assertTrue(err.toString().contains("\tat dev.headroom."), err.toString());
  }

  @Test
  void anExhaustedStackIsAnInternalErrorWithoutATrace() {
    CommandLine line = HeadroomCommand.commandLine();
    Runnable endless =
        () -> {
          throw new StackOverflowError();
        };
    line.addSubcommand("endless", CommandLine.Model.CommandSpec.wrapWithoutInspection(endless));
    line.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    assertEquals(1, line.execute("endless"));
    assertTrue(err.toString().startsWith("headroom: internal error: "), err.toString());
    assertTrue(err.toString().contains("StackOverflowError"), err.toString());
    assertFalse(err.toString().contains("\tat "), err.toString());
  }

  @Test
  void controlCharactersOfAFileDoNotReachTheTerminal() throws Exception {
    assertEquals(BAD_DATA, runPlan("\"\\e[31mred\": 1\n"));
    assertFalse(err.toString().contains("\u001b"), err.toString());
  }

  @Test
  void theVersionIsPrinted() {
    assertEquals(0, run("version"));
    assertTrue(out.toString().startsWith("headroom "), out.toString());
    assertEquals(List.of(), err.toString().lines().toList());
  }

  @Test
  void theVersionIsADocumentToo() {
    assertEquals(0, run("version", "--json"));
    assertEquals("{\n  \"headroom\" : \"" + Version.number() + "\"\n}\n", out.toString());
  }
}
