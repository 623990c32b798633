package dev.headroom.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.headroom.testing.VirtualOrigin;
import dev.headroom.testing.VirtualRecorder.Request;
import dev.headroom.testing.VirtualRun;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code headroom fit FILE…}, in process. */
class FitForeignRecordingsTest {

  /** 4 workers of 20 ms: 200 requests a second. */
  private static final VirtualOrigin ORIGIN = VirtualOrigin.exponential(4, 132, 0.02);

  @TempDir private Path folder = Path.of("");
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int execute(String... arguments) {
    CommandLine line = HeadroomCommand.commandLine();
    line.setOut(new PrintWriter(out, true));
    line.setErr(new PrintWriter(err, true));
    return line.execute(arguments);
  }

  /** The fewest columns that tell what is needed. */
  private String jtl(double... rates) throws IOException {
    List<String> lines = new ArrayList<>(List.of("timeStamp,elapsed,responseCode,success"));
    for (Request request :
        new VirtualRun().levels(10, 2, rates).requestsAgainst(ORIGIN, rates.length)) {
      lines.add(line(request, 0));
    }
    return Files.write(folder.resolve("run.jtl"), lines).toString();
  }

  /** A row of a request, so many seconds later than it was. */
  private static String line(Request request, int later) {
    boolean ok = request.outcome() == dev.headroom.collect.Outcome.OK;
    return (1_795_348_800_000L + 1000L * later + Math.round(request.sent() * 1000))
        + ","
        + Math.round((request.ended() - request.sent()) * 1000)
        + ","
        + (ok ? "200,true" : "502,false");
  }

  @Test
  void aSaturatedRecordingIsFittedAndTheAssumedObjectiveIsNamed() throws IOException {
    int code = execute("fit", jtl(40, 80, 120, 160, 200, 240, 280, 320));
    assertEquals(0, code, err.toString());
    assertTrue(out.toString().startsWith("objective:   p99 < 500ms, errors < 1% (assumed)\n"));
    assertTrue(out.toString().contains("limited by origin"), out.toString());
    assertTrue(out.toString().contains("name yours with --objective"), out.toString());
  }

  @Test
  void jsonIsOneDocumentWithTheSameFitForTheSameSeed() throws IOException {
    String file = jtl(40, 80, 120, 160, 200, 240, 280, 320);
    String[] command = {
      "fit",
      file,
      "--format",
      "jtl",
      "--objective",
      "p99<150ms,errors<0.5%",
      "--json",
      "--seed",
      "7"
    };
    assertEquals(0, execute(command), err.toString());
    String first = out.toString();
    out.getBuffer().setLength(0);
    assertEquals(0, execute(command));
    assertEquals(first, out.toString());
    JsonNode document = JsonMapper.shared().readTree(first);
    assertEquals("p99 < 150ms, errors < 0.5%", document.get("objective").stringValue());
    assertEquals(200, document.get("saturation").get("rate").get("value").doubleValue(), 6);
    assertEquals(0.005, document.get("loss").get("budget").doubleValue(), 1e-12);
    assertEquals("", err.toString());
  }

  @Test
  void anUnsaturatedRecordingIsInconclusive() throws IOException {
    assertEquals(5, execute("fit", jtl(20, 40, 60, 80, 100), "--json"));
    JsonNode saturation = JsonMapper.shared().readTree(out.toString()).get("saturation");
    assertEquals(false, saturation.get("reached").booleanValue());
    assertTrue(saturation.get("rate").get("value").isNull());
  }

  @Test
  void aRecordingOfAFewRequestsHasTooFewLevels() throws IOException {
    assertEquals(5, execute("fit", jtl(1), "--json"), err.toString());
    assertEquals("too-few-levels", reason());
  }

  @Test
  void laddersThatContradictEachOtherAreInconclusive() throws IOException {
    VirtualRun ladder = new VirtualRun().levels(30, 0, 50, 150, 250);
    VirtualOrigin doubled = VirtualOrigin.exponential(8, 132, 0.02);
    List<String> lines = new ArrayList<>(List.of("timeStamp,elapsed,responseCode,success"));
    ladder.requestsAgainst(ORIGIN, 8).forEach(request -> lines.add(line(request, 0)));
    ladder.requestsAgainst(doubled, 9).forEach(request -> lines.add(line(request, 90)));
    Path both = Files.write(folder.resolve("both.jtl"), lines);
    assertEquals(5, execute("fit", both.toString(), "--json"), out.toString());
    assertEquals("contradictory", reason());
  }

  private String reason() {
    JsonNode fit = JsonMapper.shared().readTree(out.toString());
    return fit.get("inconclusive").get("reason").stringValue();
  }

  @Test
  void wrongOptionsAreUsageErrorsThatNameTheChoices() throws IOException {
    String file = jtl(20);
    assertEquals(2, execute("fit"));
    assertEquals(2, execute("fit", file, "--format", "csv"));
    assertTrue(err.toString().contains("'csv' is none of jtl, k6-csv, seconds-csv"));
    for (String wrong : List.of("p99", "p99<1s", "p99<0ms,errors<1%", "p99<1s,errors<90%", "x")) {
      assertEquals(2, execute("fit", file, "--objective", wrong), wrong);
    }
  }

  @Test
  void badDataAreProblemsOfTheData() throws IOException {
    Path bad = Files.writeString(folder.resolve("bad.csv"), "a,b\n1,2\n");
    assertEquals(3, execute("fit", bad.toString()));
    assertTrue(err.toString().contains(bad + ":1:"), err.toString());
    assertEquals(3, execute("fit", folder.resolve("missing").toString()));
    assertEquals(3, execute("fit", folder.toString(), bad.toString()));
    assertEquals(3, execute("fit", jtl(20, 40), "--format", "k6-csv"));
  }

  @Test
  void contradictoryRecordingsAreInconclusive() throws IOException {
    String file = jtl(20, 40);
    Path other = folder.resolve("old.jtl");
    Files.writeString(other, Files.readString(Path.of(file)).replace("\n17953", "\n15953"));
    assertEquals(5, execute("fit", file, other.toString()));
    assertTrue(err.toString().contains("they don't overlap"), err.toString());
    assertTrue(Arrays.asList(out.toString().split("\n", -1)).contains(""), "nothing on stdout");
  }
}
