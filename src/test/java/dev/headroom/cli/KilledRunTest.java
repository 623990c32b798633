package dev.headroom.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.headroom.collect.Interval;
import dev.headroom.collect.IntervalFile;
import dev.headroom.collect.Outcome;
import dev.headroom.lab.GatewayKind;
import dev.headroom.lab.Lab;
import dev.headroom.lab.LabSpec;
import dev.headroom.lab.OriginSpec;
import dev.headroom.lab.ServiceLaw;
import dev.headroom.quantity.HeadroomException;
import dev.headroom.store.RunDocuments;
import dev.headroom.store.RunFolder;
import dev.headroom.testing.Programs;
import dev.headroom.testing.TcpOrigin;
import dev.headroom.testing.TcpOrigin.Answer;
import dev.headroom.testing.TcpOrigin.Received;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import picocli.CommandLine;

/** Runs whose processes are interrupted or killed while load flows: what ends and what is kept. */
@Execution(ExecutionMode.SAME_THREAD)
class KilledRunTest {

  /**
   * Two levels to have something to say about, and then a spike long enough to die in. The lenient
   * objective is for the injector, whose lateness on a busy machine is bounded by it.
   */
  private static final String PLAN =
      """
      name: killed
      target: {url: "%s"}
      scenario: {timeout: 40s}
      load:
        control: {rate: 20/s, hold: 4s}
        search: {from: 20/s, to: 40/s, steps: 2, hold: 4s, settle: 0s}
        spike: {baseline: 20/s, peak: 40/s, rise: 1s, hold: 100s, fall: 1s, recovery: 1s}
        limits: {maxRate: 100/s, maxDuration: 5m, stopWhen: {errors: 50%%, for: 2s}}
      objective: {latency: p90 < 30s, errors: 1%%}
      """;

  /** The issue's: from Ctrl-C to the last request. */
  private static final long TWO_SECONDS = TimeUnit.SECONDS.toNanos(2);

  @TempDir Path folder;
  private final StringWriter err = new StringWriter();

  private CommandProcess run(URI target) throws Exception {
    Files.writeString(folder.resolve("plan.yaml"), PLAN.formatted(target));
    return CommandProcess.start(folder, Map.of(), "run", "plan.yaml");
  }

  /** The second level is over, so the spike is on. */
  private static void awaitSpike(CommandProcess command) throws Exception {
    command.awaitTalk("level-02");
  }

  private static void assertGone(List<ProcessHandle> processes) throws Exception {
    for (ProcessHandle process : processes) {
      process.onExit().get(30, TimeUnit.SECONDS);
      assertFalse(process.isAlive());
    }
  }

  private void assertKeptAndAnalysed(CommandProcess command, String reason) throws Exception {
    RunFolder run = CommandProcess.runFolder(folder);
    String stopped = new RunDocuments(run).run().stopped().orElse("");
    assertTrue(stopped.contains(reason), stopped);
    assertTrue(Files.readString(run.search()).contains("\nlevel-01,"), "the search's own log");
    assertTrue(Files.exists(run.fit()), "no fit.json: " + command.err());
    assertTrue(Files.exists(run.report()), "report.html");
    assertTrue(offered(run) >= 80, "offered: " + offered(run));
  }

  private static long offered(RunFolder run) {
    return IntervalFile.read(run.intervals()).stream().mapToLong(Interval::offered).sum();
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void afterCtrlCLoadEndsWithinTwoSecondsAndWhatThereIsIsAnalysed() throws Exception {
    try (TcpOrigin origin = TcpOrigin.answering(Answer.OK);
        CommandProcess command = run(origin.url())) {
      awaitSpike(command);
      List<ProcessHandle> tree = command.tree();
      long asked = System.nanoTime();
      command.signal("INT");
      assertEquals(4, command.exitCode(), command.err());
      assertTrue(
          origin.received().stream().mapToLong(Received::nanoTime).max().orElseThrow()
              < asked + TWO_SECONDS,
          "load went on");
      assertKeptAndAnalysed(command, "interrupted");
      assertTrue(command.out().contains("report.html"), command.out());
      assertGone(tree);
      // Every request that was offered was also waited for and recorded.
      RunFolder run = CommandProcess.runFolder(folder);
      assertEquals(
          offered(run),
          IntervalFile.read(run.intervals()).stream().mapToLong(Interval::completed).sum());
    }
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void aKilledInjectorEndsTheRunAndIsNamed() throws Exception {
    try (TcpOrigin origin = TcpOrigin.answering(Answer.OK);
        CommandProcess command = run(origin.url())) {
      awaitSpike(command);
      List<ProcessHandle> tree = command.tree();
      assertTrue(command.injector().destroyForcibly());
      assertEquals(4, command.exitCode(), command.err());
      assertTrue(command.err().contains("the injector failed: its process is gone (exit 137)"));
      assertFalse(command.err().contains("\tat "), command.err());
      assertKeptAndAnalysed(command, "the injector failed");
      assertGone(tree);
    }
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void aKilledGatewayIsRecordedAsRefusalsAndStopsTheRunByItsRule() throws Exception {
    Programs.require("nginx");
    OriginSpec spec = OriginSpec.of(4, ServiceLaw.parse("constant 10ms"), 1);
    Path gateway = folder.resolve("gateway");
    try (Lab lab = Lab.start(new LabSpec(spec, 1, GatewayKind.NGINX, 0, gateway));
        CommandProcess command = run(lab.url())) {
      awaitSpike(command);
      ProcessHandle nginx =
          ProcessHandle.current()
              .descendants()
              .filter(p -> p.info().command().orElse("").endsWith("/nginx"))
              .filter(p -> p.info().commandLine().orElse("").contains(gateway.toString()))
              .findFirst()
              .orElseThrow();
      assertTrue(nginx.destroyForcibly());
      assertEquals(4, command.exitCode(), command.err());
      assertKeptAndAnalysed(command, "stopWhen");
      long refused =
          IntervalFile.read(CommandProcess.runFolder(folder).intervals()).stream()
              .mapToLong(second -> second.count(Outcome.REFUSED))
              .sum();
      assertTrue(refused > 20, "refused: " + refused);
    }
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void nothingOutlivesTheKillOfTheCommandAndItsSecondsCanBeRead() throws Exception {
    Programs.require("nginx");
    try (CommandProcess command =
        CommandProcess.start(folder, Map.of(), "demo", "--quick", "--gateway", "nginx")) {
      command.awaitTalk("control-before");
      CommandProcess.await(() -> seconds(folder, "level") >= 7, "a level of five seconds and more");
      List<ProcessHandle> tree = command.tree();
      assertTrue(
          tree.stream().anyMatch(p -> p.info().command().orElse("").endsWith("/nginx")),
          "the gateway is among " + tree);
      command.signal("KILL");
      assertGone(tree);
    }
    assertTrue(seconds(folder, "level") >= 7);
    assertTrue(Set.of(0, 5).contains(repeated("fit")), err.toString());
  }

  /** A proof of a recommendation that is there, so that no fit on a busy machine decides. */
  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void aKillDuringAProofKeepsItsSecondsAndWhatWasThereBefore() throws Exception {
    Programs.require("haproxy");
    Path run = ReferenceRun.copyTo(folder.resolve("run"), GatewayKind.HAPROXY);
    String proof = Files.readString(run.resolve("proof.json"));
    // So that its own folder is found as that of a run is.
    Files.createSymbolicLink(folder.resolve("results"), run.resolve("proofs"));
    try (CommandProcess command = CommandProcess.start(folder, Map.of(), "prove", "run")) {
      CommandProcess.await(() -> seconds(folder, "proof") >= 3, "three seconds of the proof");
      List<ProcessHandle> tree = command.tree();
      assertTrue(
          tree.stream().anyMatch(p -> p.info().command().orElse("").endsWith("/haproxy")),
          "the gateway is among " + tree);
      command.signal("KILL");
      assertGone(tree);
    }
    assertTrue(seconds(folder, "proof") >= 3);
    assertEquals(5, repeated("fit"), err.toString());
    assertEquals(0, repeated("report"), err.toString());
    assertEquals(proof, Files.readString(run.resolve("proof.json")));
  }

  /** The exit code of a stage on the run, in this process. */
  private int repeated(String stage) throws Exception {
    CommandLine line = HeadroomCommand.commandLine();
    line.setOut(new PrintWriter(new StringWriter())).setErr(new PrintWriter(err));
    return line.execute(stage, CommandProcess.runFolder(folder).path().toString());
  }

  /** Seconds of such phases in the recording, which may not have begun yet. */
  private static long seconds(Path folder, String phase) {
    try {
      Optional<RunFolder> run = CommandProcess.findRunFolder(folder);
      return run.stream()
          .flatMap(known -> IntervalFile.read(known.intervals()).stream())
          .filter(second -> second.phase().startsWith(phase))
          .count();
    } catch (IOException | HeadroomException e) {
      return 0;
    }
  }
}
