package dev.headroom.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.headroom.collect.IntervalFile;
import dev.headroom.lab.GatewayKind;
import dev.headroom.lab.GatewayLog;
import dev.headroom.lab.Lab;
import dev.headroom.lab.LabSpec;
import dev.headroom.lab.OriginSpec;
import dev.headroom.lab.ServiceLaw;
import dev.headroom.load.Injector;
import dev.headroom.load.Phase;
import dev.headroom.load.PhaseKind;
import dev.headroom.plan.Load;
import dev.headroom.plan.LoadShape;
import dev.headroom.plan.Plan;
import dev.headroom.plan.PlanReader;
import dev.headroom.quantity.Rate;
import dev.headroom.store.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Compiles the simulations in {@code simulations/} and drives them for real against the lab. */
class ShippedSimulationsTest {

  /** Regular arrivals at 5/s for 2 s: the k-th visitor is due at (k − ½)/5 s. */
  private static final int VISITORS = 10;

  private static final LoadShape SHAPE =
      LoadShape.constant(new Rate(VISITORS / 2.0), Duration.ofSeconds(2));

  /** The name of a request in Gatling's own report. */
  private static final Pattern REQUEST = Pattern.compile("class=\"ellipsed-name\">([^<]+)<");

  @TempDir Path directory;

  @Test
  void eachBrowsingVisitorAsksForThreePages() throws IOException {
    RunFolder run = drive(Path.of("simulations", "browsing.yaml"), 3);
    assertEquals(Set.of("home", "search", "product"), requestsInGatlingsReport(run));
  }

  @Test
  void eachApiClientPlacesAnOrderAndReadsItBack() throws IOException {
    RunFolder run = drive(Path.of("simulations", "api.yaml"), 2);
    assertEquals(Set.of("place order", "read order"), requestsInGatlingsReport(run));
    assertEquals(VISITORS, lines(run.gateway().resolve("access.log"), "\"m\":\"POST\""));
    assertEquals(VISITORS, lines(run.gateway().resolve("access.log"), "\"m\":\"GET\""));
  }

  /** Rates of such a plan count visitors, its limit counts requests. */
  @ParameterizedTest
  @CsvSource({"browsing.yaml, 3", "api.yaml, 2"})
  void theRequestsOfAllVisitorsStayWithinTheLimitOfThePlan(String name, int requestsEach) {
    Load load = PlanReader.read(Path.of("simulations", name)).load();
    double most = load.search().to().perSecond() * requestsEach;
    assertTrue(load.spike().peak().perSecond() * requestsEach <= most);
    // Five standard deviations of a Poisson count: less than once in a million seconds.
    assertTrue(load.limits().maxRate().perSecond() > most + 5 * Math.sqrt(most));
  }

  private RunFolder drive(Path planFile, int requestsEach) throws IOException {
    String text =
        Files.readString(planFile).replace("\nload:", "\nload:\n  arrivals: regular\n  #");
    Plan plan = PlanReader.parse(text, planFile.toString());
    RunFolder run = RunFolder.create(directory, plan.name(), Instant.EPOCH);
    OriginSpec origin = OriginSpec.of(VISITORS, ServiceLaw.constant(Duration.ofMillis(5)), 1);
    try (Lab lab = Lab.start(new LabSpec(origin, 1, GatewayKind.EMBEDDED, 0, run.gateway()))) {
      simulate(plan, InjectorCommand.greeting(text, lab.url()), planFile, run);
      assertEquals((long) VISITORS * requestsEach, lab.counts().answered());
    }
    assertEquals(
        Map.of(200, (long) VISITORS * requestsEach), GatewayLog.read(run.gateway()).totals());
    assertEquals((long) VISITORS * requestsEach, recordedAsGood(run));
    return run;
  }

  private static void simulate(Plan plan, String greeting, Path planFile, RunFolder run) {
    List<Path> classes = Simulations.of(plan, planFile).compiled(run);
    Path log = run.path().resolve("injector.log");
    List<String> command = Children.injector(run.path(), classes);
    try (Injector injector = Injector.launch(command, greeting, log, second -> {})) {
      injector.begin();
      injector.run(new Phase("visits", PhaseKind.STEP, SHAPE, Duration.ZERO), 1, started -> {});
      injector.finish(plan);
    }
  }

  private static long recordedAsGood(RunFolder run) {
    return IntervalFile.read(run.intervals()).stream().mapToLong(second -> second.good()).sum();
  }

  private static Set<String> requestsInGatlingsReport(RunFolder run) throws IOException {
    String page = Files.readString(run.gatling().resolve("index.html"));
    Set<String> names = new TreeSet<>();
    REQUEST.matcher(page).results().map(found -> found.group(1)).forEach(names::add);
    names.remove("All Requests");
    return names;
  }

  private static long lines(Path file, String text) throws IOException {
    try (Stream<String> lines = Files.lines(file)) {
      return lines.filter(line -> line.contains(text)).count();
    }
  }
}
