package dev.headroom.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.headroom.plan.PlanReader;
import dev.headroom.plan.Retries;
import dev.headroom.testing.TcpOrigin;
import dev.headroom.testing.TcpOrigin.Answer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Visitors of a real injector who try again, against small origins that fail. */
class RetriesTest {

  private static final String RETRIES = "retries: {count: 2, backoff: 200ms}";

  @TempDir Path folder;

  private InjectorProcess injector(TcpOrigin origin, String scenario) throws Exception {
    Path plan =
        Files.writeString(
            folder.resolve("plan.yaml"), InjectorProcess.plan(origin.url(), scenario));
    InjectorProcess process = InjectorProcess.launch(plan, folder);
    process.injector().begin();
    return process;
  }

  private static void drive(InjectorProcess process, int perSecond) {
    process
        .injector()
        .run(InjectorProcess.phase("some", perSecond, Duration.ofSeconds(1)), 1, ignored -> {});
  }

  @Test
  void whoeverFailsTriesAsOftenAsThePlanSaysAndThePhaseWaitsForThem() throws Exception {
    try (TcpOrigin origin = TcpOrigin.answering(Answer.CLOSE);
        InjectorProcess process = injector(origin, RETRIES)) {
      drive(process, 5);
      assertEquals(5, process.words("due").size());
      assertEquals(10, process.words("retried").size());
      assertEquals(15, process.words("sent").size());
      assertEquals(15, process.outcomes().size());
      assertEquals(List.of("RESET"), process.outcomes().stream().distinct().toList());
      assertEquals(15, origin.received().size());
    }
  }

  @Test
  void whoeverSucceedsStopsTrying() throws Exception {
    AtomicInteger requests = new AtomicInteger();
    try (TcpOrigin origin =
            TcpOrigin.start(r -> requests.getAndIncrement() == 0 ? Answer.CLOSE : Answer.OK);
        InjectorProcess process = injector(origin, RETRIES)) {
      drive(process, 1);
      assertEquals(List.of("RESET", "200"), process.outcomes());
      drive(process, 3);
      assertEquals(4, process.words("due").size());
      assertEquals(1, process.words("retried").size());
    }
  }

  /** Waits are drawn from the plan's seed, 42 by default; Gatling's timer counts milliseconds. */
  @Test
  void theWaitsDoubleWithASeededJitter() throws Exception {
    Retries retries = new Retries(2, Duration.ofMillis(200), Retries.Growth.DOUBLING);
    try (TcpOrigin origin = TcpOrigin.answering(Answer.CLOSE);
        InjectorProcess process = injector(origin, RETRIES)) {
      drive(process, 1);
      for (int retry = 1; retry <= 2; retry++) {
        long failed = Long.parseLong(process.words("ended").get(retry - 1)[1]);
        long again = Long.parseLong(process.words("retried").get(retry - 1)[1]);
        long seed = 42 ^ (0x9E3779B97F4A7C15L + retry);
        double drawn = new SplittableRandom(seed).nextDouble();
        long wait = retries.pause(retry, drawn).toMillis();
        assertTrue(wait >= 100L * retry && wait <= 300L * retry, "drawn " + wait);
        assertTrue(again - failed >= (wait - 2) * 1000, wait + " ms, but " + (again - failed));
      }
    }
  }

  /** A simulation's own part: two pages, of which the second fails once and both come again. */
  @Test
  void aSimulationRetriesThePartThatItNames() throws Exception {
    Path sources = Files.createDirectories(folder.resolve("simulations/shop"));
    Files.writeString(
        sources.resolve("Stubborn.java"),
        """
        package shop;

        import static io.gatling.javaapi.core.CoreDsl.*;
        import static io.gatling.javaapi.http.HttpDsl.*;

        import dev.headroom.load.PlannedLoad;
        import io.gatling.javaapi.core.Simulation;

        public class Stubborn extends Simulation {
          {
            setUp(
                    PlannedLoad.visitors(
                        scenario("stubborn")
                            .exec(
                                PlannedLoad.retried(
                                    exec(http("a").get("/a")).exec(http("b").get("/b"))))
                            .exec(http("c").get("/c"))))
                .protocols(PlannedLoad.protocol());
          }
        }
        """);
    SimulationSource.compile(folder.resolve("simulations"), folder.resolve("classes"));
    AtomicInteger failures = new AtomicInteger();
    try (TcpOrigin origin =
            TcpOrigin.start(
                r ->
                    r.path().equals("/b") && failures.getAndIncrement() == 0
                        ? Answer.GARBAGE
                        : Answer.OK);
        InjectorProcess process = injector(origin, "simulation: shop.Stubborn\n" + RETRIES)) {
      drive(process, 1);
      process.injector().finish(PlanReader.read(folder.resolve("plan.yaml")));
      assertEquals(
          List.of("/a", "/b", "/a", "/b", "/c"),
          origin.received().stream().map(TcpOrigin.Received::path).toList());
      assertEquals(3, process.words("due").size());
      assertEquals(2, process.words("retried").size());
    }
  }

  /** Of 1,000 waits of 1 s between half and one and a half, the mean is off by 9 ms: 4 errors. */
  @Test
  void waitsAreSpreadEvenlyAboutTheirMean() {
    SplittableRandom random = new SplittableRandom(5);
    Retries constant = new Retries(3, Duration.ofSeconds(1), Retries.Growth.CONSTANT);
    Retries doubling = new Retries(3, Duration.ofSeconds(1), Retries.Growth.DOUBLING);
    double mean =
        IntStream.range(0, 1000)
            .mapToDouble(i -> constant.pause(3, random.nextDouble()).toNanos() / 1e9)
            .average()
            .orElseThrow();
    assertEquals(1, mean, 4 * 0.0092);
    assertEquals(Duration.ofMillis(500), constant.pause(1, 0));
    assertEquals(Duration.ofMillis(1500), constant.pause(3, 1));
    assertEquals(Duration.ofSeconds(2), doubling.pause(3, 0));
    assertEquals(Duration.ofSeconds(4), doubling.longest());
    assertEquals(4, doubling.tries());
  }
}
