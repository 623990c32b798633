package dev.headroom.load.internal;

import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.http.HttpDsl.http;

import io.gatling.javaapi.core.Simulation;

/** Visitors who ask again and again, in Gatling as it comes. */
public final class BareLoop extends Simulation {

  public BareLoop() {
    setUp(
            scenario("loop")
                .forever()
                .on(exec(http("home").get("/")))
                .injectOpen(atOnceUsers(CollectingChild.VISITORS)))
        .protocols(
            http.baseUrl(System.getProperty("url", ""))
                .disableWarmUp()
                .disableCaching()
                .shareConnections());
  }
}
