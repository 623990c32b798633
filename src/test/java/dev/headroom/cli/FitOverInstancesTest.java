package dev.headroom.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code headroom fit --over instances}: what it prints and its exit codes. */
class FitOverInstancesTest {

  private static final String SDM91 =
      "n,throughput\n1,64.9\n18,995.9\n36,1652.4\n72,1853.2\n108,1828.9\n144,1775.0\n216,1702.2\n";

  @TempDir private Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void theDocumentCarriesTheFieldsOfItsContract() throws Exception {
    assertEquals(0, run("fit", "--over", "instances", file(SDM91), "--json"), err.toString());
    JsonNode scaling = JsonMapper.builder().build().readTree(out.toString()).get("scaling");
    assertEquals("usl", scaling.get("model").asString());
    for (String parameter : new String[] {"contention", "crosstalk", "unitRate", "limit"}) {
      assertEstimate(scaling.get(parameter));
    }
    assertEquals(0.02772847561863, scaling.get("contention").get("value").asDouble(), 1e-9);
    assertEstimate(scaling.get("peak").get("n"));
    assertEstimate(scaling.get("peak").get("rate"));
    assertEquals(3, scaling.get("alternatives").size());
    assertEquals(216, scaling.get("tested").get("to").asDouble());
    assertEquals("", err.toString());
  }

  @Test
  void aPeakThatWasNotSeenIsNullAndSaidToBe() throws Exception {
    String file = file("n,throughput\n1,10\n2,20\n4,40\n8,80\n16,160\n");
    assertEquals(0, run("fit", "--over", "instances", file, "--json"));
    JsonNode scaling = JsonMapper.builder().build().readTree(out.toString()).get("scaling");
    assertTrue(scaling.get("peak").isNull());
    assertTrue(scaling.get("warnings").get(0).asString().startsWith("No peak seen up to n = 16"));
  }

  @Test
  void theTextSaysModelParametersPeakAndLimit() throws Exception {
    assertEquals(0, run("fit", "--over", "instances", file(SDM91)));
    String text = out.toString();
    assertTrue(text.startsWith("model:       usl, from 7 measurements at n = 1 to 216\n"), text);
    assertTrue(text.contains("\ncontention:  0.02773 (0.002402 to 0.05305, 95 %)\n"), text);
    assertTrue(text.contains("\npeak:        1884/s ("), text);
    assertTrue(text.contains("\nlimit:       3246/s ("), text);
  }

  @Test
  void exitCodesTellUsageDataAndInconclusiveApart() throws Exception {
    assertEquals(2, run("fit", "--over", "load", file(SDM91)));
    assertEquals(2, run("fit", "--over", "instances"));
    assertEquals(3, run("fit", "--over", "instances", folder.resolve("none.csv").toString()));
    assertEquals(3, run("fit", "--over", "instances", file("n;throughput\n1;2\n")));
    assertEquals(5, run("fit", "--over", "instances", file("n,throughput\n1,2\n2,3\n3,4\n")));
    assertTrue(err.toString().contains("3 distinct numbers of instances"), err.toString());
    assertEquals("", out.toString());
  }

  private static void assertEstimate(JsonNode estimate) {
    double value = estimate.get("value").asDouble();
    assertTrue(estimate.get("low").asDouble() <= value, estimate.toString());
    assertTrue(value <= estimate.get("high").asDouble(), estimate.toString());
    assertEquals(0.95, estimate.get("level").asDouble());
  }

  private String file(String text) throws Exception {
    return Files.writeString(folder.resolve("series.csv"), text).toString();
  }

  private int run(String... arguments) {
    CommandLine line = HeadroomCommand.commandLine();
    line.setOut(new PrintWriter(out, true));
    line.setErr(new PrintWriter(err, true));
    return line.execute(arguments);
  }
}
