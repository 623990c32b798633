package dev.headroom.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.headroom.collect.Interval;
import dev.headroom.collect.Outcome;
import dev.headroom.collect.Recording;
import dev.headroom.collect.RecordingFiles;
import dev.headroom.lab.GatewayKind;
import dev.headroom.lab.GatewayLog;
import dev.headroom.lab.Lab;
import dev.headroom.lab.LabSpec;
import dev.headroom.lab.OriginSpec;
import dev.headroom.lab.ServiceLaw;
import dev.headroom.load.RunRecord;
import dev.headroom.store.RunDocuments;
import dev.headroom.store.RunFolder;
import dev.headroom.testing.Programs;
import dev.headroom.testing.ReportBrowser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** A whole run of the real command through a real gateway, and all that it leaves behind. */
class WholeRunTest {

  private static final String SECRET = "s3cr3t-0f-this-t3st";

  /**
   * An origin of 2 × 20 ms takes 100/s; the last level asks for half as much again. The objective
   * is so lenient because it bounds the injector's lateness, too, which this is not about.
   */
  private static final String PLAN =
      """
      name: whole
      target: {url: "%s", headers: {Authorization: "Bearer ${HEADROOM_TEST_SECRET}"}}
      scenario: {timeout: 40s}
      load:
        control: {rate: 20/s, hold: 4s}
        search: {from: 40/s, to: 160/s, steps: 3, hold: 4s, settle: 1s}
        spike: {baseline: 20/s, peak: 150/s, rise: 1s, hold: 1s, fall: 1s, recovery: 1s}
        limits: {maxRate: 200/s, maxDuration: 5m, stopWhen: {errors: 99%%, for: 60s}}
      objective: {latency: p90 < 30s, errors: 1%%}
      """;

  @TempDir Path folder;

  @ParameterizedTest
  @Execution(ExecutionMode.CONCURRENT)
  @EnumSource(names = {"NGINX", "HAPROXY"})
  void aRunThroughARealGatewayAddsUpAndKeepsItsSecrets(GatewayKind kind) throws Exception {
    Programs.require(kind.id());
    Path directory = Files.createDirectories(folder.resolve(kind.id()));
    Path gateway = directory.resolve("gateway");
    OriginSpec origin = OriginSpec.of(2, ServiceLaw.parse("constant 20ms"), 1);
    try (Lab lab = Lab.start(new LabSpec(origin, 1, kind, 0, gateway))) {
      Files.writeString(directory.resolve("plan.yaml"), PLAN.formatted(lab.url()));
      try (CommandProcess command =
          CommandProcess.start(
              directory,
              Map.of("HEADROOM_TEST_SECRET", SECRET),
              "run",
              "plan.yaml",
              "--json",
              "--live",
              "0")) {
        int code = command.exitCode();
        // So short a run may be too little to conclude from; it may not fail.
        assertTrue(Set.of(0, 5, 6).contains(code), code + ": " + command.err());
        assertTrue(CommandProcess.runFolder(directory).fit().toFile().exists(), command.err());
        assertIsOneDocument(command.out());
        assertFalse(command.err().contains("\tat "), command.err());
        assertTrue(command.err().contains("live page: http://127.0.0.1:"), command.err());
        assertFalse(command.err().contains("\u001b"), "no terminal, no control sequences");
      }
    }
    RunFolder run = CommandProcess.runFolder(directory);
    assertHasAllFiles(run);
    assertAddsUp(run, gateway);
    assertNowhere(SECRET, directory);
    assertShown(run.report(), directory.resolve("profile"));
  }

  /** The report of a real run, as a real browser shows it on a telephone. */
  private static void assertShown(Path report, Path profile) {
    try (ReportBrowser browser = new ReportBrowser(profile)) {
      browser.width(390);
      browser.open(report);
      assertEquals(List.of(), browser.errors());
      assertTrue(
          browser.requested().stream()
              .allMatch(u -> u.startsWith("file:") || u.startsWith("data:")),
          browser.requested().toString());
      assertEquals(390L, browser.pageWidth());
      assertEquals(List.of(), browser.cutOff());
      List<Long> colours = browser.coloursOfCharts();
      assertTrue(colours.size() >= 5 && colours.stream().allMatch(c -> c > 3), colours.toString());
    }
  }

  /** Jackson refuses what follows a document only when told to. */
  private static void assertIsOneDocument(String out) {
    JsonNode summary =
        new ObjectMapper()
            .reader()
            .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .readTree(out);
    for (String key :
        List.of(
            "check", "fit", "recommendation", "proof", "lab", "gateway", "stopped", "runFolder")) {
      assertTrue(summary.has(key), key + " in " + out);
    }
    assertTrue(summary.get("stopped").isNull(), out);
    assertTrue(summary.get("fit").has("saturation"), out);
  }

  private static void assertHasAllFiles(RunFolder run) {
    for (Path file :
        List.of(
            run.plan(),
            run.check(),
            run.runJson(),
            run.intervals(),
            run.latencyLog(),
            run.fit(),
            run.recommendation(),
            run.report(),
            run.gatling().resolve("index.html"))) {
      assertTrue(Files.exists(file), "there is no " + file);
    }
  }

  private static void assertAddsUp(RunFolder run, Path gateway) {
    RunRecord record = new RunDocuments(run).run();
    Recording recording = RecordingFiles.read(record, run.intervals(), run.latencyLog());
    List<Interval> seconds = recording.intervals();
    long offered = seconds.stream().mapToLong(Interval::offered).sum();
    assertTrue(offered > 500, "offered " + offered);
    assertEquals(offered, seconds.stream().mapToLong(Interval::completed).sum());
    assertEquals(0, seconds.get(seconds.size() - 1).inFlight());
    for (Interval second : seconds) {
      assertEquals(second.good(), second.latency().count(), "second " + second.epochSecond());
    }
    // What came before is the check.
    GatewayLog log = GatewayLog.read(gateway);
    Map<Integer, Long> account =
        new GatewayLog(log.perSecond().tailMap(seconds.get(0).epochSecond(), true), 0, 0).totals();
    assertEquals(count(seconds, Outcome.OK), account.getOrDefault(200, 0L), account.toString());
    assertEquals(
        count(seconds, Outcome.BAD_GATEWAY), account.getOrDefault(502, 0L), account.toString());
    assertTrue(record.phases().stream().allMatch(phase -> phase.complete()));
  }

  private static long count(List<Interval> seconds, Outcome outcome) {
    return seconds.stream().mapToLong(second -> second.count(outcome)).sum();
  }

  private static void assertNowhere(String secret, Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        assertFalse(text.contains(secret), "the secret is in " + file);
      }
    }
  }
}
