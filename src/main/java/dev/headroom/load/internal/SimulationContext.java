package dev.headroom.load.internal;

import dev.headroom.plan.HeaderValues;
import dev.headroom.plan.Plan;
import org.jspecify.annotations.Nullable;

/**
 * What a simulation needs from the injector that runs it.
 *
 * <p>Static, because Gatling creates simulations by reflection with no arguments; one simulation
 * runs in an injector at a time.
 *
 * @param plan what the run is about
 * @param headerValues turns the plan's header templates into what is sent
 * @param gate where visitors come in
 * @param times follows requests
 */
public record SimulationContext(
    Plan plan, HeaderValues headerValues, VisitorGate gate, RequestTimes times) {

  /** Tells when a request was due, µs since the epoch; a gateway's log can be joined by it. */
  public static final String DUE_HEADER = "X-Headroom-Due";

  private static volatile @Nullable SimulationContext current;

  static void set(SimulationContext context) {
    current = context;
  }

  /**
   * The context of the simulation being created.
   *
   * @throws IllegalStateException outside an injector
   */
  public static SimulationContext get() {
    SimulationContext context = current;
    if (context == null) {
      throw new IllegalStateException(
          "this simulation takes its load from Headroom: run it with 'headroom run plan.yaml' and"
              + " 'scenario.simulation' in the plan");
    }
    return context;
  }

  /** An injection profile steered by the gate, for a population with this share of visitors. */
  public io.gatling.core.controller.inject.InjectionProfile steered(double share) {
    return new SteeredProfile(gate, share);
  }

  /**
   * As a request is made up: the stamp it carries.
   *
   * @param retry whether its visitor has tried before
   */
  public String due(long visitor, boolean retry) {
    return times.due(visitor, retry);
  }

  /** As a request leaves. */
  public io.gatling.http.client.Request leaving(io.gatling.http.client.Request request) {
    return times.leaving(request);
  }

  /** As a response arrives. */
  public io.gatling.http.response.Response arriving(io.gatling.http.response.Response response) {
    return times.arriving(response);
  }
}
