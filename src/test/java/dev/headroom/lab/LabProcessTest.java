package dev.headroom.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.headroom.quantity.HeadroomException;
import dev.headroom.quantity.Ratio;
import dev.headroom.testing.Programs;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The lab in a process of its own, and what is left of it when that process ends. */
class LabProcessTest {

  @TempDir Path directory;

  private LabSpec spec(GatewayKind kind) {
    OriginSpec origin = OriginSpec.of(2, ServiceLaw.parse("lognormal 10ms cv 0.5"), 5);
    return new LabSpec(origin, 2, kind, 0, directory.resolve("a folder"));
  }

  @Test
  void aLabInAChildProcessObeysAsOneInThisProcess() {
    Lab lab = Lab.launch(spec(GatewayKind.best()), LabChild.command());
    try (lab) {
      assertEquals(200, OpenLoop.get(lab.url()));
      lab.kill(1);
      assertEquals(1, lab.origins().size());
      lab.resize(3);
      assertEquals(3, lab.origins().size());
      assertEquals(200, OpenLoop.get(lab.url()));
      assertEquals(new OriginCounts(1, 1, 0, 0, 0, 0), lab.counts());
      lab.inject(Fault.RESET_BEFORE, new Ratio(1));
      assertEquals(502, OpenLoop.get(lab.url()));
      assertEquals(1, lab.spoilt());
    }
    assertEquals(OpenLoop.NO_ANSWER, OpenLoop.get(lab.url()));
  }

  @Test
  void aChildThatEndsIsReportedWithItsLastWords() {
    List<String> command = List.of("/bin/sh", "-c", "echo no such machine >&2; exit 3");
    HeadroomException error =
        assertThrows(
            HeadroomException.class, () -> Lab.launch(spec(GatewayKind.EMBEDDED), command).close());
    assertTrue(String.valueOf(error.getMessage()).contains("no such machine"), error.getMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"haproxy", "nginx"})
  void noGatewayOutlivesTheKillOfTheProcessThatStartedIt(String gateway) throws Exception {
    Programs.require(gateway);
    Process jvm = startChild(gateway);
    List<ProcessHandle> started = jvm.descendants().toList();
    assertTrue(started.stream().anyMatch(handle -> runs(handle, gateway)), started.toString());
    new ProcessBuilder("kill", "-KILL", Long.toString(jvm.pid())).start().waitFor();
    assertTrue(jvm.waitFor(10, TimeUnit.SECONDS));
    for (ProcessHandle process : started) {
      process.onExit().get(10, TimeUnit.SECONDS);
      assertFalse(process.isAlive());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"EOF", "TERM", "INT"})
  void nothingIsLeftWhenTheOrdersEndOrASignalComes(String end) throws Exception {
    Process jvm = startChild(GatewayKind.best().id());
    List<ProcessHandle> started = jvm.descendants().toList();
    if (end.equals("EOF")) {
      jvm.getOutputStream().close();
    } else {
      new ProcessBuilder("kill", "-" + end, Long.toString(jvm.pid())).start().waitFor();
    }
    assertTrue(jvm.waitFor(10, TimeUnit.SECONDS));
    for (ProcessHandle process : started) {
      process.onExit().get(10, TimeUnit.SECONDS);
    }
  }

  private Process startChild(String gateway) throws IOException {
    Process jvm =
        new ProcessBuilder(LabChild.command())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    PrintStream orders = new PrintStream(jvm.getOutputStream(), true, StandardCharsets.UTF_8);
    orders.println(LabMessages.start(spec(GatewayKind.parse(gateway))));
    BufferedReader answers =
        new BufferedReader(new InputStreamReader(jvm.getInputStream(), StandardCharsets.UTF_8));
    String answer = answers.readLine();
    assertTrue(answer != null && answer.startsWith("headroom-lab/1 ok "), answer);
    return jvm;
  }

  private static boolean runs(ProcessHandle process, String program) {
    return process.info().command().map(command -> command.endsWith("/" + program)).orElse(false);
  }
}
