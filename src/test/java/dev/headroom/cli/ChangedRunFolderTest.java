package dev.headroom.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** Stages on a run folder that isn't as it was written. */
class ChangedRunFolderTest {

  private static final int BAD_DATA = 3;

  @TempDir Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... arguments) {
    CommandLine line = HeadroomCommand.commandLine();
    line.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    return line.execute(arguments);
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
  }

  /** What was meant to be the last word on a run is read again as somebody may have changed it. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "run.json      | \"lab.workers\" : \"8\" | \"lab.workers\" : \"x\" | report | its lab",
        "run.json      | \"lab.gateway\" : \"   | \"lab.gateway\" : \"X   | prove  | its lab",
        "run.json      | \"startSecond\" : 1     | \"startSecond\" : 9991 | report | startSecond",
        "intervals.csv | level-01,              | level-01,-            | fit    | intervals.csv:",
        "intervals.csv | level-01,              | level-01,NaN,         | fit    | intervals.csv:",
      })
  void aRunFolderWithValuesThatMakeNoSense(
      String file, String text, String changed, String stage, String named) throws Exception {
    Path run = ReferenceRun.copyTo(folder.resolve("copy"));
    String original = Files.readString(run.resolve(file));
    assertTrue(original.contains(text), text);
    Files.writeString(run.resolve(file), original.replace(text, changed));
    assertEquals(BAD_DATA, run(stage, run.toString()), err.toString());
    assertSays(file, named);
  }

  @Test
  void aRunThatWasEndedBeforeItsRecordingBegan() throws Exception {
    Path run = ReferenceRun.copyTo(folder.resolve("copy"));
    Files.delete(run.resolve("intervals.csv"));
    Files.delete(run.resolve("latency.hlog"));
    assertEquals(BAD_DATA, run("fit", run.toString()));
    assertSays("there is no recording " + run, "run it again");
  }

  @Test
  void aRecordingThatSaysNothingIsSaidToAndIsWritten() throws Exception {
    Path run = ReferenceRun.copyTo(folder.resolve("copy"));
    List<String> lines = Files.readAllLines(run.resolve("intervals.csv"));
    Files.writeString(run.resolve("intervals.csv"), String.join("\n", lines.subList(0, 2)) + "\n");
    assertEquals(5, run("fit", run.toString(), "--json"), err.toString());
    assertTrue(out.toString().contains("\"name\" : \"none\""), out.toString());
    assertEquals(out.toString(), Files.readString(run.resolve("fit.json")));
  }
}
