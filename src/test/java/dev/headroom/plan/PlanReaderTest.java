package dev.headroom.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.headroom.plan.Load.Arrivals;
import dev.headroom.plan.Scenario.Connections;
import dev.headroom.quantity.Percentile;
import dev.headroom.quantity.Rate;
import dev.headroom.quantity.Ratio;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanReaderTest {

  private static final String FULL =
      """
      name: shop-launch
      target:
        url: https://shop.example.com:8443/base
        origins: [http://10.0.0.7:8081]
        headers: {Authorization: "Bearer ${SHOP_TOKEN}"}
        verifyCertificates: false
        allowHosts: [shop.example.com, 10.0.0.7]
      scenario:
        requests:
          - {name: home, path: /, weight: 3}
          - {name: order, method: POST, path: /orders?a=b, headers: {Content-Type: application/json}, body: '{"sku": 1}'}
        connections: shared
        timeout: 7s
      load:
        arrivals: regular
        seed: -43
        control: {rate: 21/s, hold: 11s}
        search: {from: 51/s, to: 18060/min, steps: 9, hold: 22s, settle: 6s}
        spike: {baseline: 52/s, peak: 281/s, rise: 4s, hold: 23s, fall: 3s, recovery: 16s}
        limits: {maxRate: 2001/s, maxDuration: 16m, stopWhen: {errors: 91%, for: 31s}}
      objective: {latency: p99.9<250ms, errors: 0.5%}
      demand: {peak: 400/s, growth: 20%}
      fleet: {instances: 2, bootTime: 61s, zones: 3, reserve: 0}
      """;

  @Test
  void everyKeyReachesItsPlace() {
    Plan plan = PlanReader.parse(FULL, "plan.yaml");
    assertEquals("shop-launch", plan.name());
    assertEquals(
        new Target(
            URI.create("https://shop.example.com:8443/base"),
            List.of(URI.create("http://10.0.0.7:8081")),
            Map.of("Authorization", "Bearer ${SHOP_TOKEN}"),
            false,
            List.of("shop.example.com", "10.0.0.7")),
        plan.target());
    Scenario scenario = plan.scenario();
    assertEquals(3, scenario.requests().get(0).weight());
    assertEquals(
        new Scenario.Request(
            "order",
            "POST",
            "/orders?a=b",
            1,
            Map.of("Content-Type", "application/json"),
            Optional.of("{\"sku\": 1}")),
        scenario.requests().get(1));
    assertEquals(Connections.SHARED, scenario.connections());
    assertEquals(Duration.ofSeconds(7), scenario.timeout());
  }

  @Test
  void everyAmountReachesItsPlace() {
    Plan plan = PlanReader.parse(FULL, "plan.yaml");
    assertEquals(
        new Load(
            Arrivals.REGULAR,
            -43,
            new Load.Control(new Rate(21), seconds(11)),
            new Load.Staircase(new Rate(51), new Rate(301), 9, seconds(22), seconds(6)),
            new Load.Spike(
                new Rate(52), new Rate(281), seconds(4), seconds(23), seconds(3), seconds(16)),
            new Load.Limits(new Rate(2001), Duration.ofMinutes(16), new Ratio(0.91), seconds(31))),
        plan.load());
    assertEquals(
        new Objective(new Percentile(99.9), Duration.ofMillis(250), new Ratio(0.005)),
        plan.objective());
    assertEquals(new Demand(new Rate(400), new Ratio(0.2)), plan.demand());
    assertEquals(new FleetFacts(2, seconds(61), 3, 0), plan.fleet());
  }

  @Test
  void onlyTheUrlIsNeededAndTheRestIsTheDocumentedDefault() {
    Plan plan = PlanReader.parse("target: {url: 'http://127.0.0.1:8080'}", "plan.yaml");
    assertEquals("plan", plan.name());
    assertEquals(Target.of(URI.create("http://127.0.0.1:8080")), plan.target());
    assertEquals(List.of(Scenario.Request.get("home", "/")), plan.scenario().requests());
    assertEquals(
        new SearchMethod.Adaptive(
            new Rate(20), new Rate(2000), new Ratio(0.05), Duration.ofMinutes(10)),
        plan.load().search());
    assertEquals(
        new Load.Spike(
            new Rate(56), new Rate(280), seconds(5), seconds(20), seconds(5), seconds(15)),
        plan.load().spike());
    assertEquals(new Demand(new Rate(280), Ratio.ZERO), plan.demand());
    assertEquals(new FleetFacts(1, seconds(60), 1, 1), plan.fleet());
    assertEquals("p99 < 300ms, errors < 1%", plan.objective().toString());
  }

  @Test
  void theDemandedPeakAndTheSpikesPeakStandForEachOther() {
    String head = "target: {url: 'http://localhost'}\n";
    assertEquals(
        new Rate(123), PlanReader.parse(head + "demand: {peak: 123/s}", "p").load().spike().peak());
    assertEquals(
        new Rate(321),
        PlanReader.parse(head + "load: {spike: {peak: 321/s}}", "p").demand().peak());
  }

  @Test
  void aSimulationTakesThePlaceOfRequests() {
    Plan plan =
        PlanReader.parse(
            "target: {url: 'http://localhost'}\nscenario: {simulation: shop.BrowsingVisitor}", "p");
    assertEquals(Optional.of("shop.BrowsingVisitor"), plan.scenario().simulation());
    assertTrue(plan.scenario().requests().isEmpty());
  }

  @Test
  void aFileIsReadAsUtf8(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("p.yaml"), FULL.replace("sku", "größe"));
    assertEquals(
        Optional.of("{\"größe\": 1}"), PlanReader.read(file).scenario().requests().get(1).body());
  }

  private static Duration seconds(int seconds) {
    return Duration.ofSeconds(seconds);
  }
}
