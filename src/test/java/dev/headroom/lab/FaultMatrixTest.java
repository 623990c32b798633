package dev.headroom.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.headroom.diagnose.Confidence;
import dev.headroom.testing.Programs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every fault of the lab behind the real gateways: what visitors see, and which cause is found in
 * the gateway's log. The matrix of {@code docs/causes.md} is what comes out.
 */
class FaultMatrixTest {

  /** The share of the failed requests of each fault that has to get the right cause. */
  private static final double RIGHT = 0.95;

  /** Three fit beside each other on two processors, since most of their time is waiting. */
  private static final int TOGETHER = 3;

  private static final Map<String, FaultRun> RUNS = new TreeMap<>();

  @TempDir private static Path folder;

  @BeforeAll
  static void everyFaultHappens() throws InterruptedException, ExecutionException {
    Programs.require("haproxy");
    Programs.require("nginx");
    ExecutorService threads = Executors.newFixedThreadPool(TOGETHER);
    Map<String, Future<FaultRun>> runs = new TreeMap<>();
    combinations()
        .forEach(
            name ->
                runs.put(
                    name,
                    threads.submit(
                        () -> FaultRun.of(fault(name), gateway(name), folder.resolve(name)))));
    threads.shutdown();
    for (Map.Entry<String, Future<FaultRun>> run : runs.entrySet()) {
      RUNS.put(run.getKey(), run.getValue().get());
    }
  }

  private static Stream<String> combinations() {
    return Stream.of(Fault.values())
        .flatMap(
            fault ->
                Stream.of(GatewayKind.HAPROXY, GatewayKind.NGINX)
                    .filter(fault::is)
                    .map(kind -> fault.id() + " " + kind.id()));
  }

  private static Fault fault(String name) {
    return Fault.parse(name.split(" ", 2)[0]);
  }

  private static GatewayKind gateway(String name) {
    return GatewayKind.parse(name.split(" ", 2)[1]);
  }

  private static FaultRun run(String name) {
    return Objects.requireNonNull(RUNS.get(name), name);
  }

  @ParameterizedTest
  @MethodSource("told")
  void nearlyAllFailuresOfAFaultGetTheRightCause(String name) {
    FaultRun run = run(name);
    assertTrue(run.failed() > 0, "nobody failed");
    double right = run.attributed(Expected.causes(run.fault(), run.gateway()));
    assertTrue(right >= RIGHT * run.failed(), () -> run.statuses() + " " + run.found());
    assertTrue(run.requests().size() <= run.failed() + 1, () -> run.found().toString());
  }

  private static Stream<String> told() {
    return combinations().filter(name -> !Expected.untold(fault(name), gateway(name)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"unreachable haproxy", "gateway-out-of-ports haproxy"})
  void whatTheLogDoesNotTellIsNeverTakenForCertain(String name) {
    assertTrue(Expected.untold(fault(name), gateway(name)));
    run(name)
        .requests()
        .forEach(f -> assertNotEquals(Confidence.CERTAIN, f.attribution().confidence()));
  }

  @ParameterizedTest
  @MethodSource("combinations")
  void noFaultIsCalledOverloadForCertain(String name) {
    assertFalse(run(name).overloadForCertain(), () -> run(name).found().toString());
  }

  @Test
  void theMatrixOfTheManualIsWhatHappens() throws IOException {
    List<FaultRun> inOrder = new ArrayList<>();
    combinations().forEach(name -> inOrder.add(run(name)));
    Matrix fresh = Matrix.of(inOrder);
    if ("write".equals(System.getProperty(Matrix.PROPERTY))) {
      Files.writeString(Matrix.PAGE, fresh.in(Files.readString(Matrix.PAGE)));
    }
    assertEquals(
        fresh.facts(),
        Matrix.read(Files.readString(Matrix.PAGE)).facts(),
        "docs/causes.md is out of date; write it again with -D" + Matrix.PROPERTY + "=write");
  }
}
