package simulations;

import static io.gatling.javaapi.core.CoreDsl.StringBody;
import static io.gatling.javaapi.core.CoreDsl.bodyLength;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;

import dev.headroom.load.PlannedLoad;
import io.gatling.javaapi.core.ScenarioBuilder;
import io.gatling.javaapi.core.Session;
import io.gatling.javaapi.core.Simulation;
import java.util.UUID;

/**
 * A client of an API without login: places an order as JSON and reads it back. The client chooses
 * the order's reference, so that a repeated POST would be recognised.
 *
 * <p>How many such clients come, and where to, is up to the plan: {@code api.yaml}.
 */
public final class ApiClient extends Simulation {

  private static final String ORDER =
      """
      {"reference": "#{reference}", "item": "rain jacket", "quantity": 2}
      """;

  private final ScenarioBuilder ordering =
      scenario("ordering")
          .exec(ApiClient::withReference)
          .exec(
              http("place order")
                  .post("/orders")
                  .body(StringBody(ORDER))
                  .asJson()
                  .check(status().in(200, 201)))
          .exitHereIfFailed()
          .exec(
              http("read order")
                  .get("/orders/#{reference}")
                  .check(status().is(200), bodyLength().gt(0)));

  /** Gatling creates simulations without arguments. */
  public ApiClient() {
    // A redirect could lead to a host that the plan does not allow, so none is followed.
    setUp(PlannedLoad.visitors(ordering)).protocols(PlannedLoad.protocol().disableFollowRedirect());
  }

  private static Session withReference(Session session) {
    return session.set("reference", UUID.randomUUID().toString());
  }
}
