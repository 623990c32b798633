package dev.headroom.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.headroom.collect.IntervalFile;
import dev.headroom.lab.GatewayKind;
import dev.headroom.quantity.HeadroomException;
import dev.headroom.store.RunDocuments;
import dev.headroom.store.RunFolder;
import dev.headroom.testing.Programs;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import picocli.CommandLine;

/**
 * {@code kill -9} of each process of a run against a lab, in the middle of its phases.
 *
 * <p>An origin instance is no process of its own but lives in the lab's: killing that is the kill
 * of an origin. Of the phases of the measuring, each is in here at least once; the kills that are
 * not are in {@link KilledRunTest}.
 */
@Execution(ExecutionMode.SAME_THREAD)
class KilledPhasesTest {

  /** Long enough in each phase to die in; the objective lets a busy machine be late. */
  private static final String PLAN =
      """
      name: killed
      target: {url: "http://127.0.0.1:1"}
      scenario: {timeout: 40s}
      load:
        control: {rate: 20/s, hold: 5s}
        search: {from: 20/s, to: 40/s, steps: 2, hold: 5s, settle: 0s}
        spike: {baseline: 20/s, peak: 40/s, rise: 1s, hold: 60s, fall: 1s, recovery: 1s}
        limits: {maxRate: 100/s, maxDuration: 5m, stopWhen: {errors: 95%, for: 60s}}
      objective: {latency: p90 < 30s, errors: 1%}
      """;

  /** Who dies, how it is told from the others, and what is said of it. */
  private enum Victim {
    COMMAND("", ""),
    // Linux shows only the first page of a command line, which ends in its long class path.
    INJECTOR("-Xmx512m", "the injector failed: its process is gone (exit 137)"),
    LAB("-Xmx256m", "the lab's process is gone (killed)"),
    GATEWAY("/haproxy", "the lab's gateway haproxy is gone (killed)");

    private final String mark;
    private final String words;

    Victim(String mark, String words) {
      this.mark = mark;
      this.words = words;
    }

    ProcessHandle of(CommandProcess command) {
      return command.tree().stream()
          .skip(this == COMMAND ? 0 : 1)
          .filter(p -> p.info().commandLine().orElse("").contains(mark))
          .filter(p -> this != GATEWAY || p.info().command().orElse("").endsWith(mark))
          .findFirst()
          .orElseThrow();
    }
  }

  @TempDir Path folder;
  private final StringWriter said = new StringWriter();

  @ParameterizedTest
  @Execution(ExecutionMode.CONCURRENT)
  @CsvSource({
    "COMMAND, control",
    "COMMAND, spike",
    "INJECTOR, control",
    "GATEWAY, level",
    "GATEWAY, spike",
    "LAB, level"
  })
  void aKillWhileItMeasuresLosesNothingThatWasRecorded(Victim victim, String phase)
      throws Exception {
    Programs.require("haproxy");
    Files.writeString(folder.resolve("plan.yaml"), PLAN);
    try (CommandProcess command =
        CommandProcess.start(
            folder, Map.of(), "demo", "--plan", "plan.yaml", "--gateway", "haproxy")) {
      kill(victim, command, phase);
      if (victim != Victim.COMMAND) {
        assertEquals(4, command.exitCode(), command.err());
        assertTold(victim, command, "stopping: " + victim.words);
      }
    }
    assertTrue(List.of(0, 5).contains(repeated("fit")), said.toString());
    assertEquals(0, repeated("report"), said.toString());
  }

  /** Of a recommendation that is there, so that no fit on a busy machine decides. */
  @ParameterizedTest
  @Execution(ExecutionMode.CONCURRENT)
  @EnumSource(names = {"INJECTOR", "GATEWAY", "LAB"})
  void aKillDuringAProofNamesTheDeadAndKeepsTheProofBefore(Victim victim) throws Exception {
    Programs.require("haproxy");
    Path run = ReferenceRun.copyTo(folder.resolve("run"), GatewayKind.HAPROXY);
    String proof = Files.readString(run.resolve("proof.json"));
    // So that its own folder is found as that of a run is.
    Files.createSymbolicLink(folder.resolve("results"), run.resolve("proofs"));
    try (CommandProcess command = CommandProcess.start(folder, Map.of(), "prove", "run")) {
      kill(victim, command, "proof");
      assertEquals(4, command.exitCode(), command.err());
      assertTold(victim, command, "headroom: " + victim.words);
    }
    assertEquals(5, repeated("fit"), said.toString());
    assertEquals(proof, Files.readString(run.resolve("proof.json")));
  }

  /** Two seconds into the phase; all processes end, and what was on disk then still is. */
  private void kill(Victim victim, CommandProcess command, String phase) throws Exception {
    CommandProcess.await(
        () -> seconds(phase) >= 2 || !command.isAlive(), "two seconds of " + phase);
    assertTrue(command.isAlive(), command.err());
    RunFolder run = CommandProcess.runFolder(folder);
    String intervals = Files.readString(run.intervals());
    String latencies = Files.readString(run.latencyLog());
    List<ProcessHandle> tree = command.tree();
    ProcessHandle dying = victim.of(command);
    CommandProcess.signal("KILL", dying.pid());
    for (ProcessHandle process : tree) {
      process.onExit().get(60, TimeUnit.SECONDS);
      assertFalse(process.isAlive());
    }
    assertTrue(Files.readString(run.intervals()).startsWith(intervals), "seconds were lost");
    assertTrue(Files.readString(run.latencyLog()).startsWith(latencies), "latencies were lost");
    assertTrue(seconds(phase) >= 2);
  }

  private void assertTold(Victim victim, CommandProcess command, String line) throws IOException {
    assertTrue(command.err().contains(line), command.err());
    assertFalse(command.err().contains("\tat "), command.err());
    RunFolder run = CommandProcess.runFolder(folder);
    String stopped = new RunDocuments(run).run().stopped().orElse("it ran to its end");
    assertTrue(stopped.startsWith(victim.words), stopped);
  }

  /** The exit code of a stage on the run, in this process. */
  private int repeated(String stage) throws Exception {
    CommandLine line = HeadroomCommand.commandLine();
    line.setOut(new PrintWriter(new StringWriter())).setErr(new PrintWriter(said));
    return line.execute(stage, CommandProcess.runFolder(folder).path().toString());
  }

  /** Seconds of such phases in the recording, which may not have begun yet. */
  private long seconds(String phase) {
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
