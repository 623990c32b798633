package dev.headroom.load;

import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.http.HttpDsl.http;

import io.gatling.javaapi.core.Simulation;

/** A visitor whose requests are signed by the scenario, which takes the place of our own hook. */
public final class OwnSignature extends Simulation {

  public OwnSignature() {
    setUp(
            PlannedLoad.visitors(
                scenario("signed")
                    .exec(http("signed").get("/").sign((request, session) -> signed(request)))
                    .exec(http("plain").get("/plain"))))
        .protocols(PlannedLoad.protocol());
  }

  private static io.gatling.http.client.Request signed(io.gatling.http.client.Request request) {
    request.getHeaders().set("X-Signature", "mine");
    return request;
  }
}
