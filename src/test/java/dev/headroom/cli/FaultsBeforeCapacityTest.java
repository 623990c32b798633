package dev.headroom.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.headroom.diagnose.Cause;
import dev.headroom.fit.Inconclusive.Reason;
import dev.headroom.lab.Fault;
import dev.headroom.lab.GatewayKind;
import dev.headroom.lab.Lab;
import dev.headroom.lab.LabSpec;
import dev.headroom.lab.OriginSpec;
import dev.headroom.lab.ServiceLaw;
import dev.headroom.quantity.Ratio;
import dev.headroom.store.RunDocuments;
import dev.headroom.store.RunFolder;
import dev.headroom.testing.Programs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Whole runs against a lab where something is broken that more instances would not mend. */
class FaultsBeforeCapacityTest {

  /** 200/s; the plan stays far below. */
  private static final OriginSpec ORIGIN = OriginSpec.of(8, ServiceLaw.parse("constant 40ms"), 1);

  private static final String PLAN =
      """
      name: broken
      target: {url: "%s"}
      load:
        control: {rate: 20/s, hold: 2s}
        search: {from: 20/s, to: 40/s, steps: 2, hold: 3s, settle: 0s}
        spike: {shape: step, baseline: 20/s, peak: 40/s, hold: 1s, recovery: 1s}
        limits: {maxRate: 100/s, maxDuration: 5m, stopWhen: {errors: 100%%, for: 60s}}
      objective: {latency: p90 < 400ms, errors: 1%%}
      """;

  @TempDir Path folder;

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void aLimiterIsFoundBeforeAnyLoadAndStopsTheRun() throws Exception {
    try (Lab lab = broken(GatewayKind.NGINX, Fault.LIMITER);
        CommandProcess command = CommandProcess.start(folder, Map.of(), "run", "plan.yaml")) {
      assertEquals(4, command.exitCode(), command.err());
      assertTrue(command.err().contains("filter-limit"), command.err());
      assertTrue(command.err().contains("--check=warn"), command.err());
      assertFalse(Files.exists(folder.resolve("results")), "a run began at " + lab.url());
    }
  }

  /** Packets to one of two addresses get no answer, as where a firewall drops them. */
  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void anAddressThatDropsPacketsIsToBeMendedFirstAndNoCountIsGiven() throws Exception {
    try (Lab lab = broken(GatewayKind.HAPROXY, Fault.BACKLOG_FULL);
        CommandProcess command =
            CommandProcess.start(folder, Map.of(), "run", "plan.yaml", "--check=warn")) {
      assertEquals(5, command.exitCode(), lab.url() + command.err());
    }
    RunFolder run = CommandProcess.runFolder(folder);
    keepLogs(run);
    RunDocuments documents = new RunDocuments(run);
    assertTrue(documents.findCheck().isPresent());
    assertEquals(Reason.FAILING, documents.fit().inconclusive().orElseThrow().reason());
    assertTrue(documents.recommendation().sizing().isEmpty());
    String remedy = documents.fit().inconclusive().orElseThrow().remedy();
    assertTrue(remedy.startsWith("Mend it"), remedy);
    // With the gateway's own log it is known why.
    for (String stage : new String[] {"diagnose", "fit", "recommend"}) {
      HeadroomCommand.commandLine().execute(stage, run.path().toString());
    }
    assertEquals(
        Cause.CONNECTION_TIMEOUT, documents.findDiagnosis().orElseThrow().main().orElseThrow());
    assertTrue(documents.recommendation().sizing().isEmpty());
  }

  private Lab broken(GatewayKind gateway, Fault fault) throws IOException {
    Programs.require(gateway.id());
    Lab lab = Lab.start(new LabSpec(ORIGIN, 1, gateway, 0, folder.resolve("gateway")));
    lab.inject(fault, new Ratio(1));
    Files.writeString(folder.resolve("plan.yaml"), PLAN.formatted(lab.url()));
    return lab;
  }

  private void keepLogs(RunFolder run) throws IOException {
    Files.createDirectories(run.gateway());
    try (Stream<Path> files = Files.list(folder.resolve("gateway"))) {
      for (Path file : files.filter(f -> f.toString().contains(".log")).toList()) {
        Files.copy(file, run.gateway().resolve(file.getFileName()));
      }
    }
  }
}
