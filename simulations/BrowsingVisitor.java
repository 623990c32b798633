package simulations;

import static io.gatling.javaapi.core.CoreDsl.listFeeder;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;

import dev.headroom.load.PlannedLoad;
import io.gatling.javaapi.core.FeederBuilder;
import io.gatling.javaapi.core.ScenarioBuilder;
import io.gatling.javaapi.core.Simulation;
import io.gatling.javaapi.http.HttpRequestActionBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A visitor of a shop: looks at the home page, searches, and opens a product, with a pause to read
 * before each click. One who gets an error leaves.
 *
 * <p>How many such visitors come, and where to, is up to the plan: {@code browsing.yaml}.
 */
public final class BrowsingVisitor extends Simulation {

  /** What visitors look for, and the product that they then open. */
  private static final FeederBuilder<Object> INTERESTS =
      listFeeder(
              List.<Map<String, Object>>of(
                  Map.of("words", "rain+jacket", "product", 1042),
                  Map.of("words", "head+torch", "product", 2207),
                  Map.of("words", "tent", "product", 3118)))
          .random();

  private static final Duration SHORTEST_LOOK = Duration.ofMillis(200);
  private static final Duration LONGEST_LOOK = Duration.ofMillis(800);

  private final ScenarioBuilder browsing =
      scenario("browsing")
          .feed(INTERESTS)
          .exec(page("home", "/"))
          .exitHereIfFailed()
          .pause(SHORTEST_LOOK, LONGEST_LOOK)
          .exec(page("search", "/search?q=#{words}"))
          .exitHereIfFailed()
          .pause(SHORTEST_LOOK, LONGEST_LOOK)
          .exec(page("product", "/products/#{product}"));

  /** Gatling creates simulations without arguments. */
  public BrowsingVisitor() {
    // A redirect could lead to a host that the plan does not allow, so none is followed.
    setUp(PlannedLoad.visitors(browsing)).protocols(PlannedLoad.protocol().disableFollowRedirect());
  }

  private static HttpRequestActionBuilder page(String name, String path) {
    return http(name).get(path).check(status().is(200));
  }
}
