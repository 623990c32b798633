package dev.headroom.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.headroom.load.internal.Protocol;
import dev.headroom.quantity.HeadroomException;
import dev.headroom.testing.TcpOrigin;
import dev.headroom.testing.TcpOrigin.Answer;
import dev.headroom.testing.TcpOrigin.Received;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The ways in which load ends before its time, also with visitors inside who would go on. */
class LoadEndsTest {

  /** What the issue allows from the wish to stop to the last request. */
  private static final long TWO_SECONDS = TimeUnit.SECONDS.toNanos(2);

  private static final Duration MINUTE = Duration.ofMinutes(1);

  @TempDir Path folder;

  private Path plan(URI target, String scenario) throws Exception {
    return Files.writeString(folder.resolve("plan.yaml"), InjectorProcess.plan(target, scenario));
  }

  private static Phase long20() {
    return InjectorProcess.phase("long", 20, MINUTE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"stop", "the end of its input"})
  void twoSecondsLaterNoRequestArrivesAndTheProcessIsGone(String end) throws Exception {
    CountDownLatch under = new CountDownLatch(30);
    try (TcpOrigin origin =
        TcpOrigin.start(
            request -> {
              under.countDown();
              return Answer.OK;
            })) {
      Path plan = plan(origin.url(), "simulation: " + Endless.class.getName());
      Process process =
          new ProcessBuilder(InjectorProcess.command(plan, folder, folder))
              .redirectError(folder.resolve("injector.log").toFile())
              .redirectOutput(folder.resolve("replies").toFile())
              .start();
      try (PrintStream orders =
          new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8)) {
        orders.println("hello");
        orders.println(Protocol.BEGIN);
        orders.println(Protocol.PHASE + " " + Protocol.write(long20()) + " 1");
        assertTrue(under.await(60, TimeUnit.SECONDS), "no load");
        long asked = System.nanoTime();
        if (end.equals("stop")) {
          orders.println(Protocol.STOP);
        } else {
          process.getOutputStream().close();
        }
        assertTrue(process.waitFor(20, TimeUnit.SECONDS), "the injector is still there");
        assertEquals(0, process.exitValue());
        assertTrue(
            origin.received().stream().mapToLong(Received::nanoTime).max().orElseThrow()
                < asked + TWO_SECONDS);
      } finally {
        process.destroyForcibly();
      }
    }
  }

  @Test
  void theLongestDurationOfThePlanEndsThePhaseThatIsUnderWay() throws Exception {
    try (TcpOrigin origin = TcpOrigin.answering(Answer.OK)) {
      Path plan =
          Files.writeString(
              folder.resolve("plan.yaml"),
              """
              target: {url: "%s"}
              load:
                control: {hold: 1s}
                search: {steps: 2, hold: 1s}
                spike: {rise: 1s, hold: 1s, fall: 1s, recovery: 1s}
                limits: {maxDuration: 9s}
              """
                  .formatted(origin.url()));
      try (InjectorProcess process = InjectorProcess.launch(plan, folder)) {
        process.injector().begin();
        PhaseRecord record = process.injector().run(long20(), 1, ignored -> {});
        assertFalse(record.complete());
        assertTrue(record.endSecond() - record.startSecond() <= 9);
      }
    }
  }

  /** What a recording on a full disk throws, from the thread that closes seconds. */
  @Test
  void loadThatCanNoLongerBeRecordedIsNotSent() throws Exception {
    try (TcpOrigin origin = TcpOrigin.answering(Answer.OK)) {
      Path plan = plan(origin.url(), "requests: [{path: /}]");
      try (InjectorProcess process = InjectorProcess.launch(plan, folder, "-Dfull=true")) {
        process.injector().begin();
        HeadroomException failed =
            assertThrows(
                HeadroomException.class, () -> process.injector().run(long20(), 1, ignored -> {}));
        assertEquals(HeadroomException.Kind.RUN_FAILED, failed.kind());
        assertTrue(
            String.valueOf(failed.getMessage()).contains("no space left | on the device"),
            failed.getMessage());
      }
      assertTrue(origin.received().size() < 100, "requests: " + origin.received().size());
    }
  }

  @Test
  void anInjectorThatIsKilledIsReportedAsGone() throws Exception {
    try (TcpOrigin origin = TcpOrigin.answering(Answer.OK)) {
      Path plan = plan(origin.url(), "requests: [{path: /}]");
      try (InjectorProcess process = InjectorProcess.launch(plan, folder)) {
        process.injector().begin();
        ProcessHandle child =
            ProcessHandle.current()
                .descendants()
                .filter(p -> p.info().commandLine().orElse("").contains(folder.toString()))
                .findFirst()
                .orElseThrow();
        child.destroyForcibly();
        HeadroomException failed =
            assertThrows(
                HeadroomException.class, () -> process.injector().run(long20(), 1, ignored -> {}));
        assertTrue(
            String.valueOf(failed.getMessage()).contains("its process is gone (exit 137)"),
            failed.getMessage());
      }
    }
  }

  @Test
  void aSimulationThatDoesNotStartIsReportedWithItsReason() throws Exception {
    Path plan = plan(URI.create("http://127.0.0.1:9"), "simulation: NoSuchClass");
    try (InjectorProcess process = InjectorProcess.launch(plan, folder)) {
      HeadroomException failed =
          assertThrows(HeadroomException.class, () -> process.injector().begin());
      assertTrue(String.valueOf(failed.getMessage()).contains("NoSuchClass"), failed.getMessage());
    }
  }
}
