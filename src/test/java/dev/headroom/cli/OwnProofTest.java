package dev.headroom.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.headroom.plan.Load.Staircase;
import dev.headroom.plan.Plan;
import dev.headroom.plan.PlanReader;
import dev.headroom.quantity.Rate;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The proof on a system of one's own, from a copy of the reference run that knows of no lab. */
class OwnProofTest {

  private static final Path REFERENCE = Path.of("results", "reference", "demo");

  @TempDir Path run;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void copyTheRun() throws IOException {
    for (String file : List.of("plan.yaml", "intervals.csv", "latency.hlog")) {
      Files.copy(REFERENCE.resolve(file), run.resolve(file));
    }
    Files.copy(REFERENCE.resolve("recommendation.json"), run.resolve("recommendation.json"));
    String record = Files.readString(REFERENCE.resolve("run.json"));
    Files.writeString(run.resolve("run.json"), record.replaceAll("(?m)^ *\"lab\\..*\n", ""));
  }

  private int prove(String... options) {
    CommandLine line = HeadroomCommand.commandLine();
    line.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    String[] arguments = new String[options.length + 2];
    arguments[0] = "prove";
    arguments[1] = run.toString();
    System.arraycopy(options, 0, arguments, 2, options.length);
    return line.execute(arguments);
  }

  /** The demand is 250/s; 2 instances are needed and 1 more may fail. */
  @Test
  void thePlanDrivesTheDemandedSpikeAgainstTheFullCount() {
    assertEquals(0, prove(), err.toString());
    Plan plan = PlanReader.read(run.resolve("proof-plan.yaml"));
    assertEquals("demo-proof", plan.name());
    assertEquals(3, plan.fleet().instances());
    assertEquals(new Rate(250), plan.load().spike().peak());
    assertEquals(new Rate(250), plan.load().search().to());
    assertTrue(plan.load().search() instanceof Staircase);
    assertFalse(Files.exists(run.resolve("proof.json")));
  }

  @Test
  void itSaysWhatToExpect() throws IOException {
    assertEquals(0, prove());
    for (String text : List.of(out.toString(), Files.readString(run.resolve("proof-plan.yaml")))) {
      assertTrue(text.contains("have 3 up before it begins."), text);
      assertTrue(text.contains("stay within 1% and p99 below 250ms."), text);
      assertTrue(text.contains("Run again with 1 and no autoscaler: expect it to fail."), text);
    }
  }

  /** A demand above what the plan allows to be driven is what the owner has asked for. */
  @Test
  void limitsAreRaisedWhereTheSpikeNeedsIt() throws IOException {
    Path recommendation = run.resolve("recommendation.json");
    String text = Files.readString(recommendation);
    Files.writeString(recommendation, text.replace("\"demand\" : 250.0", "\"demand\" : 1000.0"));
    assertEquals(0, prove(), err.toString());
    Plan plan = PlanReader.read(run.resolve("proof-plan.yaml"));
    assertEquals(new Rate(1000), plan.load().spike().peak());
    assertEquals(new Rate(1200), plan.load().limits().maxRate());
  }

  /** The reference's own spike against 1 instance broke: 12 % of the requests failed. */
  @Test
  void aRunIsJudgedByItsSpike() {
    assertEquals(5, prove("--seen", run.toString()), err.toString());
    assertTrue(out.toString().endsWith("NOT passed\n"), out.toString());
  }

  /** The same spike, held to an objective that it meets. */
  @Test
  void aSpikeWithinTheObjectivePasses() throws IOException {
    Path plan = run.resolve("plan.yaml");
    String text = Files.readString(plan);
    Files.writeString(
        plan,
        text.replace("latency: \"p99 < 250ms\"", "latency: \"p99 < 900ms\"")
            .replace("errors: \"1%\"", "errors: \"50%\""));
    assertEquals(0, prove("--seen", run.toString()), err.toString());
    assertTrue(out.toString().endsWith("passed\n"), out.toString());
    assertFalse(out.toString().contains("NOT"), out.toString());
  }

  @Test
  void aRunOfAnotherSpikeIsNotJudged() throws IOException {
    Path recommendation = run.resolve("recommendation.json");
    String text = Files.readString(recommendation);
    Files.writeString(recommendation, text.replace("\"demand\" : 250.0", "\"demand\" : 300.0"));
    assertEquals(3, prove("--seen", run.toString()));
    assertTrue(err.toString().contains("run proof-plan.yaml as it is"), err.toString());
  }

  @Test
  void aRunWithoutAWholeSpikeIsNotJudged() throws IOException {
    Path record = run.resolve("run.json");
    String text = Files.readString(record);
    Files.writeString(record, text.replace("\"kind\" : \"spike\"", "\"kind\" : \"control\""));
    assertEquals(3, prove("--seen", run.toString()));
    assertTrue(err.toString().contains("no spike that was driven to its end"), err.toString());
  }

  @Test
  void withoutACountThereIsNothingToProve() throws IOException {
    Files.writeString(
        run.resolve("recommendation.json"),
        "{\"version\": 2, \"demand\": 250.0, \"instances\": null, \"perInstance\": null,"
            + " \"targetUtilisation\": null, \"headroom\": null, \"autoscaler\": null, \"trade\": null, \"verdict\":"
            + " {\"kind\": \"not-known\", \"sentence\": \"It never saturated.\"},"
            + " \"assumptions\": []}");
    assertEquals(5, prove());
    assertTrue(err.toString().contains("nothing to prove"), err.toString());
  }
}
