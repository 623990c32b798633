package dev.headroom.load.internal;

import static io.gatling.javaapi.core.CoreDsl.StringBody;
import static io.gatling.javaapi.core.CoreDsl.percent;
import static io.gatling.javaapi.core.CoreDsl.randomSwitch;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;

import dev.headroom.load.PlannedLoad;
import dev.headroom.plan.Scenario;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.Choice;
import io.gatling.javaapi.core.CoreDsl;
import io.gatling.javaapi.core.Simulation;
import io.gatling.javaapi.http.HttpRequestActionBuilder;
import java.util.List;
import java.util.Map;

/** The simulation of a plan that lists its requests: each visitor makes one, drawn by weight. */
public final class PlannedRequests extends Simulation {

  /** Answers from this status on are failures; redirects are answers, since none is followed. */
  private static final int FIRST_FAILURE = 400;

  public PlannedRequests() {
    SimulationContext context = SimulationContext.get();
    List<Scenario.Request> requests = context.plan().scenario().requests();
    ChainBuilder one = drawn(context, requests);
    setUp(PlannedLoad.visitors(scenario("requests of the plan").exec(one)))
        .protocols(PlannedLoad.protocol().disableFollowRedirect());
  }

  private static ChainBuilder drawn(SimulationContext context, List<Scenario.Request> requests) {
    if (requests.size() == 1) {
      return retried(context, requests.get(0));
    }
    double total = requests.stream().mapToDouble(Scenario.Request::weight).sum();
    Choice.WithWeight[] choices =
        requests.stream()
            .map(r -> percent(r.weight() / total * 100).then(retried(context, r)))
            .toArray(Choice.WithWeight[]::new);
    return CoreDsl.exec(randomSwitch().on(choices));
  }

  /** Whoever tries again makes the same request. */
  private static ChainBuilder retried(SimulationContext context, Scenario.Request request) {
    return PlannedLoad.retried(CoreDsl.exec(request(context, request)));
  }

  /** What the plan wrote is sent as functions: Gatling looks for no expression of its own in it. */
  private static HttpRequestActionBuilder request(
      SimulationContext context, Scenario.Request request) {
    HttpRequestActionBuilder built =
        http(request.name())
            .httpRequest(request.method(), session -> request.path())
            .check(status().lt(FIRST_FAILURE));
    for (Map.Entry<String, String> header : context.headerValues().resolve(request).entrySet()) {
      built = built.header(header.getKey(), session -> header.getValue());
    }
    return request.body().isPresent()
        ? built.body(StringBody(session -> request.body().get()))
        : built;
  }
}
