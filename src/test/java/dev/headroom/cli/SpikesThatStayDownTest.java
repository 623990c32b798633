package dev.headroom.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.headroom.collect.Interval;
import dev.headroom.collect.Recording;
import dev.headroom.collect.RecordingFiles;
import dev.headroom.fit.Fit;
import dev.headroom.fit.Recovery;
import dev.headroom.lab.GatewayKind;
import dev.headroom.lab.Lab;
import dev.headroom.lab.LabSpec;
import dev.headroom.lab.OriginSpec;
import dev.headroom.lab.ServiceLaw;
import dev.headroom.store.RunDocuments;
import dev.headroom.store.RunFolder;
import dev.headroom.testing.Programs;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Whole runs through HAProxy against origins that a spike leaves in a state they stay in. */
class SpikesThatStayDownTest {

  private static final String PLAN =
      """
      name: down
      target: {url: "%s"}
      scenario: {timeout: %s, retries: {count: %d, backoff: 200ms}}
      load:
        control: {rate: 20/s, hold: 2s}
        search: {from: 40/s, to: %d/s, steps: 2, hold: 5s, settle: 1s}
        spike: {shape: step, baseline: %d/s, peak: %d/s, hold: %ds, recovery: %ds}
        limits: {maxRate: 1300/s, maxDuration: 5m, stopWhen: {errors: 100%%, for: 60s}}
      objective: {latency: p90 < 400ms, errors: 1%%}
      """;

  @TempDir Path folder;

  private RunFolder run(OriginSpec origin, Object... amounts) throws Exception {
    Programs.require("haproxy");
    try (Lab lab =
        Lab.start(new LabSpec(origin, 1, GatewayKind.HAPROXY, 0, folder.resolve("gateway")))) {
      Object[] values = new Object[amounts.length + 1];
      values[0] = lab.url();
      System.arraycopy(amounts, 0, values, 1, amounts.length);
      Files.writeString(folder.resolve("plan.yaml"), PLAN.formatted(values));
      try (CommandProcess command = CommandProcess.start(folder, Map.of(), "run", "plan.yaml")) {
        int code = command.exitCode();
        assertTrue(code == 0 || code == 5 || code == 6, code + ": " + command.err());
        assertTrue(
            command.out().contains("The origin did not recover from"),
            command.out() + command.err());
      }
    }
    RunFolder run = CommandProcess.runFolder(folder);
    String page = Files.readString(run.report());
    assertTrue(page.contains("<h2 id=\"headline\">The origin did not recover from the spike: "));
    return run;
  }

  /**
   * 100/s whose queue of 400 takes 4 s, visitors who wait half a second, four tries of 40 a second:
   * 160 requests, more than 100, so the queue stays full of work for those who have left.
   */
  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void aRetryStormStaysDown() throws Exception {
    OriginSpec origin = new OriginSpec(4, ServiceLaw.parse("constant 40ms"), 400, 1);
    RunFolder run = run(origin, "500ms", 3, 80, 40, 160, 3, 22);
    Fit fit = new RunDocuments(run).fit();
    Recovery recovery = fit.recovery().orElseThrow();
    assertEquals(Recovery.End.DID_NOT_RECOVER, recovery.end(), recovery.toString());
    assertTrue(recovery.failed() > 0.9, recovery.toString());
    assertTrue(recovery.onset().isPresent(), recovery.toString());
    assertTrue(recovery.amplification() > 2.5, recovery.toString());
    Recording recording =
        RecordingFiles.read(new RunDocuments(run).run(), run.intervals(), run.latencyLog());
    double due = recording.intervals().stream().mapToDouble(i -> i.offered() + i.retries()).sum();
    double sent = recording.intervals().stream().mapToDouble(Interval::sent).sum();
    assertEquals(due, sent, 0.02 * due);
  }

  /** 40/s are left of 200/s when 200 wait, less than the 60 of the baseline. */
  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void anOriginThatSlowsDownStaysDown() throws Exception {
    OriginSpec origin = new OriginSpec(8, ServiceLaw.parse("exponential 40ms"), 200, 1, 0.02);
    assertEquals(40, origin.whenFull().perSecond(), 1e-9);
    RunFolder run = run(origin, "30s", 0, 120, 60, 300, 2, 16);
    Recovery recovery = new RunDocuments(run).fit().recovery().orElseThrow();
    assertEquals(Recovery.End.DID_NOT_RECOVER, recovery.end(), recovery.toString());
    // Of 60 a second 40 are answered; in 8 s the shares of some 480 have errors of 2 %.
    assertEquals(1.0 / 3, recovery.failed(), 0.12);
    assertEquals(1, recovery.amplification());
    assertTrue(recovery.overload().orElseThrow().collapse() < 0.8, recovery.toString());
  }
}
