package dev.headroom.load.internal;

import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.http.HttpDsl.http;

import dev.headroom.load.PlannedLoad;
import io.gatling.javaapi.core.Simulation;

/** Visitors who ask again and again, every request followed and counted. */
public final class CollectedLoop extends Simulation {

  public CollectedLoop() {
    setUp(PlannedLoad.visitors(scenario("loop").forever().on(exec(http("home").get("/")))))
        .protocols(PlannedLoad.protocol());
  }
}
