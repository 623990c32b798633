package dev.headroom.load;

import static io.gatling.javaapi.http.HttpDsl.http;

import dev.headroom.load.internal.Retrying;
import dev.headroom.load.internal.SimulationContext;
import dev.headroom.plan.Plan;
import dev.headroom.plan.Scenario;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.PopulationBuilder;
import io.gatling.javaapi.core.ScenarioBuilder;
import io.gatling.javaapi.http.HttpProtocolBuilder;

/**
 * How much load a simulation gets, and where it goes: both from the plan. A simulation says what a
 * visitor does and never how many.
 *
 * <pre>{@code
 * public class Browsing extends Simulation {
 *   {
 *     setUp(PlannedLoad.visitors(scenario("browsing").exec(http("home").get("/"))))
 *         .protocols(PlannedLoad.protocol());
 *   }
 * }
 * }</pre>
 *
 * <p>The one place where Gatling's types are part of the interface, since simulations are written
 * in its language.
 */
public final class PlannedLoad {

  private PlannedLoad() {}

  /** All visitors of the plan follow this scenario. */
  public static PopulationBuilder visitors(ScenarioBuilder scenario) {
    return visitors(scenario, 1);
  }

  /**
   * A share of the plan's visitors follow this scenario.
   *
   * @param share relative to the other scenarios of the simulation, above zero
   */
  public static PopulationBuilder visitors(ScenarioBuilder scenario, double share) {
    if (!(share > 0)) {
      throw new IllegalArgumentException("a scenario's share is above zero, not " + share);
    }
    SimulationContext context = SimulationContext.get();
    return new PopulationBuilder(scenario.wrapped.inject(context.steered(share)));
  }

  /**
   * A part of a scenario that visitors try again while it fails, as the plan's {@code
   * scenario.retries} says; with a count of 0 it is tried once. All of its requests count as
   * retries then. A failure from before this part is forgotten.
   */
  public static ChainBuilder retried(ChainBuilder part) {
    return Retrying.of(SimulationContext.get(), part);
  }

  /**
   * HTTP to the plan's target with the plan's headers, connections and timing hooks, without a
   * cache: each request that a visitor makes is one that the origin gets. More may be set on it;
   * {@code sign} and {@code transformResponse} are taken. Where a scenario sets its own {@code
   * sign}, the time of sending is known in Gatling's whole milliseconds only, and requests without
   * an answer are not counted as sent; with a {@code transformResponse} of its own, latency counts
   * from then.
   */
  public static HttpProtocolBuilder protocol() {
    SimulationContext context = SimulationContext.get();
    Plan plan = context.plan();
    HttpProtocolBuilder protocol =
        http.baseUrl(stripSlash(plan.target().url().toString()))
            .disableWarmUp()
            .userAgentHeader("Headroom (Gatling)")
            .disableCaching()
            .header(
                SimulationContext.DUE_HEADER,
                session -> context.due(session.userId(), Retrying.isRetry(session)))
            .sign((request, session) -> context.leaving(request))
            .transformResponse((response, session) -> context.arriving(response));
    // As functions, so that Gatling looks for no expression of its own in them.
    for (var header : context.headerValues().resolve(plan.target()).entrySet()) {
      protocol = protocol.header(header.getKey(), session -> header.getValue());
    }
    protocol = plan.scenario().http2() ? protocol.enableHttp2() : protocol;
    return plan.scenario().connections() == Scenario.Connections.SHARED
        ? protocol.shareConnections()
        : protocol;
  }

  private static String stripSlash(String url) {
    return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
  }
}
