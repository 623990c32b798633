package dev.headroom.load;

import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.http.HttpDsl.http;

import io.gatling.javaapi.core.Simulation;
import java.time.Duration;

/** Visitors who ask ten times a second and never leave. */
public final class Endless extends Simulation {

  public Endless() {
    setUp(
            PlannedLoad.visitors(
                scenario("endless")
                    .forever()
                    .on(exec(http("again").get("/")).pause(Duration.ofMillis(100)))))
        .protocols(PlannedLoad.protocol());
  }
}
