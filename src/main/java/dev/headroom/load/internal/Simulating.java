package dev.headroom.load.internal;

import dev.headroom.load.RequestObserver;
import dev.headroom.plan.HeaderValues;
import dev.headroom.plan.Load;
import dev.headroom.plan.LoadShape;
import dev.headroom.plan.Plan;
import dev.headroom.quantity.HeadroomException;
import io.gatling.app.RunResult;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.LockSupport;

/** A Gatling simulation that is running and takes visitors as they are let in. */
public final class Simulating {

  private static final long POLL_NANOS = 5_000_000L;

  private final VisitorGate gate;
  private final RequestTimes times;
  private final GatlingRun gatling;
  private final CompletableFuture<RunResult> result;

  private Simulating(VisitorGate gate, RequestTimes times, GatlingRun gatling) {
    this.gate = gate;
    this.times = times;
    this.gatling = gatling;
    this.result =
        CompletableFuture.supplyAsync(gatling::run, task -> new Thread(task, "gatling").start());
  }

  /**
   * Starts a simulation of what the plan's visitors do, and waits until it takes visitors.
   *
   * @param headerValues turns the plan's header templates into what is sent
   * @param results folder for Gatling's own files
   * @throws HeadroomException when the simulation cannot be created or started
   */
  public static Simulating start(
      Plan plan,
      HeaderValues headerValues,
      Path results,
      Timeline timeline,
      RequestObserver observer) {
    DueTimes dueTimes = new DueTimes();
    VisitorGate gate = new VisitorGate(timeline, observer, dueTimes);
    RequestTimes times = new RequestTimes(timeline, observer, dueTimes);
    SimulationContext.set(new SimulationContext(plan, headerValues, gate, times));
    String simulation = plan.scenario().simulation().orElse(PlannedRequests.class.getName());
    GatlingRun gatling =
        new GatlingRun(
            simulation, results, times, loops -> LoopTimers.watch(loops, timeline, observer));
    Simulating started = new Simulating(gate, times, gatling);
    while (!gate.isOpen()) {
      started.failIfEnded(simulation);
      LockSupport.parkNanos(POLL_NANOS);
    }
    return started;
  }

  private void failIfEnded(String simulation) {
    if (result.isDone()) {
      String why = "it has no scenario set up with PlannedLoad.visitors(…)";
      try {
        result.join();
      } catch (CompletionException e) {
        why = String.valueOf(rootOf(e).getMessage());
      }
      throw new HeadroomException(
          HeadroomException.Kind.RUN_FAILED, "simulation " + simulation + " did not start: " + why);
    }
  }

  private static Throwable rootOf(Throwable problem) {
    Throwable root = problem;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root;
  }

  /** Lets visitors in along a shape; false when it was stopped before its end. */
  public boolean admit(LoadShape shape, Load.Arrivals arrivals, long seed, long startMicros) {
    return gate.admit(shape, arrivals, seed, startMicros);
  }

  /** Whether nobody is let in any more. */
  boolean stopped() {
    return gate.isClosed();
  }

  /** Ends the shape that visitors are let in along at this time. */
  public void cut(long micros) {
    gate.cut(micros);
  }

  /** How many visitors wait before they try again. */
  long returning() {
    return times.returning();
  }

  /** Lets nobody in any more, at once. */
  public void stop() {
    gate.close();
  }

  /** Ends the simulation once the visitors inside have left. */
  public void end() {
    gate.close();
    result.join();
  }

  /** Ends it and writes Gatling's own HTML report into its folder. */
  public void endWithReport() {
    gate.close();
    gatling.report(result.join());
  }
}
