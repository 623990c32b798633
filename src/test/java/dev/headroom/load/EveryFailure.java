package dev.headroom.load;

import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.http.HttpDsl.http;

import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.Simulation;

/** A visitor who asks one URL after another, those in the system property {@code urls}. */
public final class EveryFailure extends Simulation {

  public EveryFailure() {
    ChainBuilder visit = exec(session -> session);
    for (String url : System.getProperty("urls", "").split(" ", -1)) {
      visit = visit.exec(http(url).get(url));
    }
    setUp(PlannedLoad.visitors(scenario("all").exec(visit))).protocols(PlannedLoad.protocol());
  }
}
