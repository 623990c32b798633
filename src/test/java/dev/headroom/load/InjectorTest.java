package dev.headroom.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.headroom.plan.LoadShape;
import dev.headroom.plan.PlanReader;
import dev.headroom.quantity.Rate;
import dev.headroom.testing.TcpOrigin;
import dev.headroom.testing.TcpOrigin.Answer;
import dev.headroom.testing.TcpOrigin.Received;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real injector against small origins: what arrives there and what it says of it. */
class InjectorTest {

  @TempDir Path folder;

  private Path plan(TcpOrigin origin, String scenario) throws Exception {
    return Files.writeString(
        folder.resolve("plan.yaml"), InjectorProcess.plan(origin.url(), scenario));
  }

  @Test
  void aRequestArrivesAsThePlanWritesItAndOnAConnectionOfItsVisitor() throws Exception {
    try (TcpOrigin origin = TcpOrigin.answering(Answer.OK)) {
      String scenario =
          """
          requests:
            - name: order
              method: POST
              path: "/order?q=$%7Bb%7D&r=%23%7Bx%7D"
              headers: {X-Token: "Bearer ${SECRET}", X-Expression: "#{name} ##{x} $name"}
              body: 'price: #{price}, Käse, "${HOME}"'
          """;
      Path plan = plan(origin, scenario);
      try (InjectorProcess process =
          InjectorProcess.launch(plan, folder, "-DSECRET=s3cret#{token}$1")) {
        process.injector().begin();
        PhaseRecord record =
            process
                .injector()
                .run(InjectorProcess.phase("ten", 10, Duration.ofSeconds(1)), 1, ignored -> {});
        assertTrue(record.complete());
        process.injector().finish(PlanReader.read(plan));
        assertEquals(10, process.outcomes().size());
        assertEquals(List.of("200"), process.outcomes().stream().distinct().toList());
      }
      assertEquals(10, origin.received().size());
      assertEquals(10, origin.connections(), "a visitor has a connection of its own");
      for (Received request : origin.received()) {
        assertEquals("POST", request.method());
        assertEquals("/order?q=$%7Bb%7D&r=%23%7Bx%7D", request.path());
        assertEquals("Bearer s3cret#{token}$1", request.headers().get("x-token"));
        assertEquals("#{name} ##{x} $name", request.headers().get("x-expression"));
        assertEquals("price: #{price}, Käse, \"${HOME}\"", request.body());
      }
      assertTrue(Files.exists(folder.resolve("gatling/index.html")), "Gatling's own report");
      String log = Files.readString(folder.resolve("injector.log"));
      assertFalse(log.contains("s3cret"), log);
    }
  }

  /**
   * 100 evenly paced requests a second for 6 s meet an origin that answers nothing from 2 s to 4 s.
   * In an open loop the request that is due t seconds into the stall takes 2 s − t: 200 requests
   * are held up, 100 of them for more than 1 s, and of all 600 the 99th percentile is that of the
   * 6th worst, 1.94 s. A closed loop would show a handful.
   */
  @Test
  void aStallOfTheOriginShowsInEveryRequestThatWasDueInIt() throws Exception {
    AtomicLong first = new AtomicLong();
    TcpOrigin.Script stalls =
        request -> {
          first.compareAndSet(0, request.nanoTime());
          long since = request.nanoTime() - first.get();
          if (since >= TimeUnit.SECONDS.toNanos(2) && since < TimeUnit.SECONDS.toNanos(4)) {
            TimeUnit.NANOSECONDS.sleep(TimeUnit.SECONDS.toNanos(4) - since);
          }
          return Answer.OK;
        };
    try (TcpOrigin origin = TcpOrigin.start(stalls)) {
      Path plan = plan(origin, "connections: shared\ntimeout: 20s");
      try (InjectorProcess process =
          InjectorProcess.launch(plan, folder, "-Dgatling.http.requestTimeout=20000")) {
        // Connections and code are warm before the moment that is measured.
        process.injector().begin();
        process
            .injector()
            .run(InjectorProcess.phase("warm", 50, Duration.ofSeconds(1)), 1, ignored -> {});
        first.set(0);
        int warm = process.outcomes().size();
        int connections = origin.connections();
        process
            .injector()
            .run(InjectorProcess.phase("stall", 100, Duration.ofSeconds(6)), 2, ignored -> {});
        List<Long> latencies = process.latencies().stream().skip(warm).sorted().toList();
        assertEquals(600, latencies.size());
        assertEquals(
            10_000,
            gap(process.words("due").stream().skip(warm).map(w -> Long.valueOf(w[1])).toList()));
        // The origin's clock starts with the first arrival: at most a few requests of slack.
        assertTrue(countFrom(latencies, 50_000) >= 190, "held up: " + countFrom(latencies, 50_000));
        assertTrue(
            countFrom(latencies, 1_000_000) >= 95, "1 s: " + countFrom(latencies, 1_000_000));
        assertTrue(latencies.get(600 - 6) >= 1_890_000, "p99: " + latencies.get(600 - 6));
        assertTrue(connections < 25, "connections are shared: " + connections);
      }
    }
  }

  private static long countFrom(List<Long> latencies, long micros) {
    return latencies.stream().filter(l -> l >= micros).count();
  }

  /** The one gap between all of these times. */
  private static long gap(List<Long> times) {
    List<Long> gaps =
        IntStream.range(1, times.size())
            .mapToObj(i -> times.get(i) - times.get(i - 1))
            .distinct()
            .toList();
    assertEquals(1, gaps.size(), "gaps " + gaps);
    return gaps.get(0);
  }

  /** Visitors are drawn by share: of 400 with shares 1 and 3, 100 ± 5·√(400·¼·¾) are the first. */
  @Test
  void populationsOfASimulationFromTheUsersFolderComeByTheirShares() throws Exception {
    Path sources = Files.createDirectories(folder.resolve("simulations/shop"));
    Files.writeString(
        sources.resolve("TwoKinds.java"),
        """
        package shop;

        import static io.gatling.javaapi.core.CoreDsl.*;
        import static io.gatling.javaapi.http.HttpDsl.*;

        import dev.headroom.load.PlannedLoad;
        import io.gatling.javaapi.core.Simulation;

        public class TwoKinds extends Simulation {
          {
            setUp(
                    PlannedLoad.visitors(scenario("few").exec(http("few").get("/few")), 1),
                    PlannedLoad.visitors(
                        scenario("many")
                            .exec(http("many").get("/many"))
                            .exec(http("then").get("/then")),
                        3))
                .protocols(PlannedLoad.protocol());
          }
        }
        """);
    Path classes =
        SimulationSource.compile(folder.resolve("simulations"), folder.resolve("classes"));
    assertTrue(Files.exists(classes.resolve("shop/TwoKinds.class")));
    try (TcpOrigin origin = TcpOrigin.answering(Answer.OK)) {
      Path plan = plan(origin, "simulation: shop.TwoKinds\nconnections: shared");
      try (InjectorProcess process = InjectorProcess.launch(plan, folder)) {
        process.injector().begin();
        LoadShape ramp =
            new LoadShape(
                List.of(
                    new LoadShape.Segment(new Rate(100), new Rate(300), Duration.ofSeconds(2))));
        process
            .injector()
            .run(new Phase("ramp", PhaseKind.STEP, ramp, Duration.ZERO), 7, ignored -> {});
        process.injector().finish(PlanReader.read(plan));
        long few = count(origin, "/few");
        long many = count(origin, "/many");
        assertEquals(400, few + many, "regular arrivals along a ramp of 400");
        assertEquals(100.0, (double) few, 5 * Math.sqrt(400 * 0.25 * 0.75));
        assertEquals(many, count(origin, "/then"));
        assertEquals(400 + many, process.words("due").size());
        assertEquals(400 + many, process.words("sent").size());
        assertEquals(400 + many, process.outcomes().size());
      }
    }
  }

  private static long count(TcpOrigin origin, String path) {
    return origin.received().stream().filter(r -> r.path().equals(path)).count();
  }

  /** The first request is redirected, so that each visitor makes three. */
  @Test
  void aRequestThatTheScenarioSignsItselfIsCountedOnceLikeAnyOther() throws Exception {
    try (TcpOrigin origin =
        TcpOrigin.start(r -> r.path().equals("/") ? Answer.REDIRECT : Answer.OK)) {
      Path plan = plan(origin, "simulation: " + OwnSignature.class.getName());
      try (InjectorProcess process = InjectorProcess.launch(plan, folder)) {
        process.injector().begin();
        Phase ten = InjectorProcess.phase("ten", 10, Duration.ofSeconds(1));
        process.injector().run(ten, 1, ignored -> {});
        process.injector().finish(PlanReader.read(plan));
        assertEquals(30, origin.received().size());
        assertEquals(10, count(origin, "/elsewhere"));
        assertEquals("mine", origin.received().get(0).headers().get("x-signature"));
        for (String kind : List.of("due", "sent", "served", "ended")) {
          assertEquals(30, process.words(kind).size(), kind);
        }
      }
    }
  }

  @Test
  void theCeilingIsFoundAndIsFarAboveWhatOneRequestASecondNeeds() throws Exception {
    try (TcpOrigin origin = TcpOrigin.answering(Answer.OK)) {
      Path plan = plan(origin, "requests: [{path: /}]");
      try (InjectorProcess process = InjectorProcess.launch(plan, folder)) {
        Ceiling ceiling = process.injector().calibrate(new Rate(10));
        // 100/s is the least rate tried, and ample for 10/s.
        assertEquals(new Rate(100), ceiling.held());
        assertFalse(ceiling.exhausted());
        Duration warmUp = ceiling.warmUp().orElseThrow().length();
        assertTrue(warmUp.toMillis() >= 4000 && warmUp.toMillis() <= 10_000, warmUp.toString());
        assertEquals(0, origin.received().size(), "the target is left alone");
        assertEquals(List.of(), process.events(), "and nothing of it is recorded");
      }
    }
  }
}
