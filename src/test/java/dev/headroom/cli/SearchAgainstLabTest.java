package dev.headroom.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.headroom.collect.Recording;
import dev.headroom.collect.RecordingFiles;
import dev.headroom.fit.Fit;
import dev.headroom.lab.GatewayKind;
import dev.headroom.lab.Lab;
import dev.headroom.lab.LabSpec;
import dev.headroom.lab.OriginSpec;
import dev.headroom.lab.ServiceLaw;
import dev.headroom.load.PhaseKind;
import dev.headroom.load.PhaseRecord;
import dev.headroom.store.RunDocuments;
import dev.headroom.store.RunFolder;
import dev.headroom.testing.Programs;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** An adaptive search of the real command through a real HAProxy. */
@Execution(ExecutionMode.SAME_THREAD)
class SearchAgainstLabTest {

  /** 4 × 40 ms; c_s is ½. */
  private static final OriginSpec ORIGIN =
      OriginSpec.of(4, ServiceLaw.parse("lognormal 40ms cv 0.5"), 41);

  private static final double CAPACITY = 100;
  private static final double SPREAD = 0.5;

  /**
   * The lenient objective is for the injector, whose lateness on a busy machine is bounded by it.
   */
  private static final String PLAN =
      """
      name: searched
      target: {url: "%s"}
      scenario: {timeout: 20s}
      load:
        control: {rate: 20/s, hold: 4s}
        search: {from: 20/s, to: 300/s, precision: 10%%, maxTime: 35s}
        spike: {baseline: 20/s, peak: 60/s, rise: 1s, hold: 1s, fall: 1s, recovery: 1s}
        limits: {maxRate: 400/s, maxDuration: 3m, stopWhen: {errors: 99%%, for: 60s}}
      objective: {latency: p99 < 400ms, errors: 1%%}
      """;

  @TempDir Path folder;

  @Test
  void theWarmInjectorDrivesWhatTheSearchChoosesAndTheLabsCapacityIsFound() throws Exception {
    Programs.require("haproxy");
    LabSpec spec = new LabSpec(ORIGIN, 1, GatewayKind.HAPROXY, 0, folder.resolve("gateway"));
    try (Lab lab = Lab.launch(spec, Children.lab())) {
      Files.writeString(folder.resolve("plan.yaml"), PLAN.formatted(lab.url()));
      try (CommandProcess command = CommandProcess.start(folder, Map.of(), "run", "plan.yaml")) {
        command.exitCode();
        RunFolder run = CommandProcess.runFolder(folder);
        Recording recording =
            RecordingFiles.read(new RunDocuments(run).run(), run.intervals(), run.latencyLog());
        assertSearched(command.err(), recording, Files.readAllLines(run.search()));
        assertFound(recording, new RunDocuments(run).fit());
      }
    }
  }

  private static void assertSearched(String talk, Recording recording, List<String> log) {
    List<PhaseRecord> steps = recording.phases(PhaseKind.STEP);
    List<PhaseRecord> drains = recording.phases(PhaseKind.DRAIN);
    assertEquals(2 + steps.size() + drains.size(), log.size(), "a row for each: " + log);
    assertTrue(drains.size() >= 1, "no overload was drained");
    assertTrue(
        steps.stream().anyMatch(SearchAgainstLabTest::early), "no step ended early: " + steps);
    assertTrue(talk.contains("  search: "), talk);
    for (PhaseRecord step : steps) {
      assertTrue(
          recording.intervals().stream()
              .filter(second -> step.analyses(second.epochSecond()))
              .allMatch(second -> second.phase().equals(step.name())),
          "seconds of another name in " + step);
    }
    assertTrue(talk.contains("saturation between "), talk);
  }

  private static boolean early(PhaseRecord step) {
    long planned = step.shape().length().toSeconds();
    return step.complete() && step.endSecond() - step.startSecond() < planned;
  }

  /**
   * Five standard errors of the counted seconds, and as much again for a machine that is shared:
   * its gateway and origin get less of a processor than they ask for.
   */
  private static void assertFound(Recording recording, Fit fit) {
    long seconds =
        recording.phases(PhaseKind.STEP).stream()
            .filter(step -> step.shape().highest().perSecond() > 1.05 * CAPACITY)
            .mapToLong(step -> recording.analysed(step).size())
            .sum();
    double error = SPREAD / Math.sqrt(CAPACITY * Math.max(1, seconds));
    assertTrue(fit.saturation().reached(), () -> "not reached: " + fit.inconclusive());
    assertEquals(1, fit.saturation().rate().value() / CAPACITY, 10 * error);
  }
}
