package dev.headroom.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.headroom.collect.Interval;
import dev.headroom.collect.IntervalFile;
import dev.headroom.store.RunFolder;
import dev.headroom.testing.TcpOrigin;
import dev.headroom.testing.TcpOrigin.Answer;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/**
 * A run that can't write on: every file of the command and its children ends at 4 KiB, by the limit
 * of the shell that starts them, which needs no disk of its own and no privilege.
 */
class FullDiskTest {

  /** In the 512 bytes that POSIX counts this limit in. */
  private static final int BLOCKS = 8;

  /** The virtual machine's own file is larger than the limit, and not what this is about. */
  private static final Map<String, String> NO_FILE_OF_ITS_OWN =
      Map.of("JDK_JAVA_OPTIONS", "-XX:-UsePerfData");

  private static final String PLAN =
      """
      name: full
      target: {url: "%s"}
      load:
        control: {rate: 20/s, hold: 4s}
        search: {from: 20/s, to: 40/s, steps: 2, hold: 4s, settle: 0s}
        spike: {baseline: 20/s, peak: 40/s, rise: 1s, hold: 100s, fall: 1s, recovery: 1s}
        limits: {maxRate: 100/s, maxDuration: 5m}
      """;

  @TempDir Path folder;

  @Test
  void endsTheRunSaysSoAndKeepsASoundRecording() throws Exception {
    try (TcpOrigin origin = TcpOrigin.answering(Answer.OK)) {
      Files.writeString(folder.resolve("plan.yaml"), PLAN.formatted(origin.url()));
      try (CommandProcess command =
          CommandProcess.start(
              List.of("/bin/sh", "-c", "ulimit -f " + BLOCKS + "; exec \"$@\"", "headroom"),
              folder,
              NO_FILE_OF_ITS_OWN,
              "run",
              "plan.yaml")) {
        command.awaitTalk("level-01");
        List<ProcessHandle> tree = command.tree();
        assertEquals(4, command.exitCode(), command.err());
        assertSays(command.err());
        for (ProcessHandle process : tree) {
          process.onExit().get(30, TimeUnit.SECONDS);
        }
      }
    }
    RunFolder run = CommandProcess.runFolder(folder);
    long offered = IntervalFile.read(run.intervals()).stream().mapToLong(Interval::offered).sum();
    assertTrue(offered >= 80, "offered: " + offered);
    // With room again, the stages go on from what was recorded.
    assertTrue(Set.of(0, 5).contains(run("fit", run)));
    assertEquals(0, run("report", run));
  }

  private static void assertSays(String err) {
    assertTrue(err.contains("stopping: "), err);
    assertTrue(err.contains("cannot write "), err);
    assertTrue(err.contains("what was recorded is kept, go on with: headroom fit results/"), err);
    assertFalse(err.contains("\tat "), err);
  }

  private static int run(String stage, RunFolder run) {
    CommandLine line = HeadroomCommand.commandLine();
    line.setOut(new PrintWriter(new StringWriter())).setErr(new PrintWriter(new StringWriter()));
    return line.execute(stage, run.path().toString());
  }
}
