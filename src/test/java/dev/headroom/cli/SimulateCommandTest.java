package dev.headroom.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.headroom.fit.queue.BoundedQueue;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code headroom simulate}: what it prints and its exit codes. */
class SimulateCommandTest {

  private static final String SPIKE = "time,rate\n1000,200\n1300,200\n1360,800\n1900,800\n";
  private static final String FLEET =
      "instances: 3\nworkers: 4\nservice: exponential 20ms\nroom: 20\nbootTime: 30s\n";
  private static final String HPA =
      """
      apiVersion: autoscaling/v2
      kind: HorizontalPodAutoscaler
      spec:
        minReplicas: 3
        maxReplicas: 12
        metrics:
        - type: External
          external: {metric: {name: rps}, target: {type: AverageValue, averageValue: "100"}}
      """;

  @TempDir private Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  /** Instances at 200/s that lose what an M/M/4/20 loses; 1 h of 3 is 3 instance-hours. */
  @Test
  void aFleetWithoutAutoscalerIsItsClosedForm() throws Exception {
    String rates = file("rates.csv", "time,rate\n0,600\n3600,600\n");
    String fleet = file("fleet.yaml", FLEET + "balancer: random\n");
    assertEquals(0, run("--trace", rates, "--fleet", fleet, "--json", "--price", "0.5"));
    JsonNode found = JsonMapper.builder().build().readTree(out.toString());
    double blocked = new BoundedQueue(4, 50, 20).blockingShare(200);
    // An hour is thousands of relaxation times: 3 % of the share is four standard errors.
    assertEquals(blocked, found.get("errors").asDouble(), 0.03 * blocked);
    assertEquals(3, found.get("instanceHours").asDouble(), 1e-9);
    assertEquals(1.5, found.get("cost").asDouble(), 1e-9);
    assertEquals(300, found.get("timeline").size());
  }

  @Test
  void anAutoscalerSavesWhatAFixedCountLoses() throws Exception {
    String rates = file("rates.csv", SPIKE);
    String fleet = file("fleet.yaml", FLEET);
    assertEquals(0, run("--trace", rates, "--fleet", fleet, "--json"));
    double fixed = errors();
    out.getBuffer().setLength(0);
    String hpa = file("hpa.yaml", HPA);
    assertEquals(0, run("--trace", rates, "--fleet", fleet, "--autoscaler", hpa, "--json"));
    assertTrue(errors() < fixed / 2, errors() + " and " + fixed);
  }

  @Test
  void theTextSaysTheTimelineAndWhetherTheObjectiveHeld() throws Exception {
    String rates = file("rates.csv", SPIKE);
    String fleet = file("fleet.yaml", FLEET);
    String hpa = file("hpa.yaml", HPA);
    assertEquals(
        0,
        run(
            "--trace",
            rates,
            "--fleet",
            fleet,
            "--autoscaler",
            hpa,
            "--objective",
            "p99<300ms,errors<1%"));
    String text = out.toString();
    assertTrue(text.contains("objective: p99 < 300ms, errors < 1% broken in "), text);
    assertTrue(text.contains("first at 0:05:"), text);
    assertTrue(text.contains("instances: at most "), text);
  }

  @Test
  void theTableHasARowForEachStretch() throws Exception {
    String rates = file("rates.csv", SPIKE);
    assertEquals(0, run("--trace", rates, "--fleet", file("fleet.yaml", FLEET), "--csv"));
    List<String> lines = out.toString().lines().toList();
    assertEquals(301, lines.size());
    assertTrue(lines.get(0).startsWith("time,seconds,requests,"), lines.get(0));
    assertEquals(lines.get(0).split(",", -1).length, lines.get(300).split(",", -1).length);
  }

  @Test
  void theSameArgumentsPrintTheSame() throws Exception {
    String rates = file("rates.csv", SPIKE);
    String fleet = file("fleet.yaml", FLEET);
    run("--trace", rates, "--fleet", fleet, "--csv");
    String first = out.toString();
    out.getBuffer().setLength(0);
    run("--trace", rates, "--fleet", fleet, "--csv");
    assertEquals(first, out.toString());
  }

  @Test
  void badFilesAreNamedWithTheirLine() throws Exception {
    String rates = file("rates.csv", SPIKE);
    String fleet = file("fleet.yaml", FLEET);
    String unknown = file("hpa.yaml", HPA.replace("maxReplicas", "maxReplica"));
    assertEquals(3, run("--trace", rates, "--fleet", fleet, "--autoscaler", unknown));
    assertTrue(err.toString().contains("hpa.yaml:5: spec.maxReplica: unknown key"), err.toString());
    String backwards = file("back.csv", "time,rate\n10,5\n5,5\n");
    assertEquals(3, run("--trace", backwards, "--fleet", fleet));
    assertTrue(err.toString().contains("back.csv:3: its time is not after"), err.toString());
    assertEquals(3, run("--trace", rates, "--fleet", "nowhere.yaml"));
    assertEquals(2, run("--trace", rates, "--fleet", fleet, "--metric-window", "0s"));
    assertEquals(2, run("--trace", rates, "--fleet", fleet, "--csv", "--json"));
  }

  @Test
  void theFolderOfARunIsAFleet() throws Exception {
    String rates = file("rates.csv", "time,rate\n0,100\n60,100\n");
    assertEquals(0, run("--trace", rates, "--fleet", "results/reference/demo"), err.toString());
    assertTrue(out.toString().startsWith("requests:  "), out.toString());
  }

  private double errors() throws Exception {
    return JsonMapper.builder().build().readTree(out.toString()).get("errors").asDouble();
  }

  private String file(String name, String text) throws Exception {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  private int run(String... arguments) {
    List<String> all = new ArrayList<>(List.of("simulate"));
    all.addAll(List.of(arguments));
    CommandLine line = HeadroomCommand.commandLine();
    line.setOut(new PrintWriter(out));
    line.setErr(new PrintWriter(err));
    return line.execute(all.toArray(String[]::new));
  }
}
