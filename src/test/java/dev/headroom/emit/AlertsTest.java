package dev.headroom.emit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.headroom.testing.Programs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Prometheus' own promtool is the judge of the rules, and of when they fire. */
@Execution(ExecutionMode.CONCURRENT)
class AlertsTest {

  private static final Basis REFERENCE = EmitSamples.reference();

  private static final List<EmitFormat> FILES =
      List.of(
          EmitFormat.PROMETHEUS_ALERTS,
          EmitFormat.PROMETHEUS_ALERT_TESTS,
          EmitFormat.PROMETHEUS_ERROR_TESTS);

  private static final String ALERTS = "demo-alerts.yaml";
  private static final String ALERT_TESTS = "demo-alert-tests.yaml";

  @TempDir private Path folder;
  private Path promtool = Path.of("promtool");

  @BeforeEach
  void findPromtool() {
    promtool = Programs.require("promtool");
  }

  private void emit(Basis basis) throws IOException {
    for (EmitFormat format : FILES) {
      EmittedFile file = EmitSamples.emit(format, basis);
      Files.writeString(folder.resolve(file.name()), file.content());
    }
  }

  private Outcome promtool(String... arguments) throws Exception {
    return Outcome.of(folder, promtool, arguments);
  }

  private void assertPasses(String... arguments) throws Exception {
    Outcome outcome = promtool(arguments);
    assertEquals(0, outcome.status(), outcome.output());
  }

  @Test
  void everyAlertOnLoadFiresOnTheMeasuredSpikeBeforeErrorsBegin() throws Exception {
    emit(REFERENCE);
    assertPasses("check", "rules", ALERTS);
    assertPasses("test", "rules", ALERT_TESTS);
    String tests = Files.readString(folder.resolve(ALERT_TESTS));
    assertEquals(4, tests.split("before errors begin\\.\n *- expr", -1).length - 1);
    assertEquals(4, tests.split("silent on the baseline", -1).length - 1);
  }

  @Test
  void thoseOnErrorsFireWhenTheMeasuredErrorsGoOn() throws Exception {
    emit(REFERENCE);
    assertPasses("test", "rules", "demo-error-tests.yaml");
  }

  /** An alert that comes late and one that comes too often are both found out. */
  @ParameterizedTest
  @ValueSource(strings = {"used:ratio{service=\"demo\"} > 0.9", "_5m{service=\"demo\"} >"})
  void aThresholdThatIsTooHighFailsTheTest(String threshold) throws Exception {
    emit(REFERENCE);
    Path rules = folder.resolve(ALERTS);
    String text = Files.readString(rules);
    assertTrue(text.contains(threshold), threshold);
    Files.writeString(rules, text.replace(threshold, threshold.replace("> 0.9", ">") + " 9"));
    String tests = threshold.startsWith("used") ? ALERT_TESTS : "demo-error-tests.yaml";
    assertNotEquals(0, promtool("test", "rules", tests).status());
  }

  @Test
  void anAlertThatFiresOnTheBaselineFailsTheTest() throws Exception {
    emit(REFERENCE);
    Path rules = folder.resolve(ALERTS);
    Files.writeString(rules, Files.readString(rules).replace("> 0.9", "> 0.09"));
    assertNotEquals(0, promtool("test", "rules", ALERT_TESTS).status());
  }

  /** The peak comes at once, and errors with it. */
  @Test
  void ofARiseThatIsTooSteepTheFileSaysSoAndIsStillTrue() throws Exception {
    emit(MadeSpike.step(REFERENCE));
    assertPasses("test", "rules", ALERT_TESTS);
    String tests = Files.readString(folder.resolve(ALERT_TESTS));
    assertTrue(tests.contains("# 0 of 4 alerts on load fire before errors begin."), tests);
    assertTrue(tests.contains("only 1 s after errors began"), tests);
  }

  /** An eighth of four minutes is more than 15 s. */
  @Test
  void aSlowRiseIsLookedAtEveryFifteenSeconds() throws Exception {
    emit(MadeSpike.rising(REFERENCE, "4m"));
    String tests = Files.readString(folder.resolve(ALERT_TESTS));
    assertTrue(tests.contains("evaluation_interval: 15s"), tests);
    assertTrue(tests.contains("Every alert on load fires before errors begin."), tests);
    assertPasses("check", "rules", ALERTS);
    assertPasses("test", "rules", ALERT_TESTS);
  }

  @Test
  void thePrometheusRuleHasTheSameGroups() {
    Map<?, ?> rule = EmitSamples.tree(EmitFormat.KUBERNETES_PROMETHEUS_RULE, REFERENCE);
    Map<?, ?> file = EmitSamples.tree(EmitFormat.PROMETHEUS_ALERTS, REFERENCE);
    assertEquals(file, rule.get("spec"));
    assertFalse(file.isEmpty());
  }
}
