package dev.headroom.fleet;

import dev.headroom.fleet.autoscaler.Autoscaler;
import dev.headroom.fleet.autoscaler.FixedCount;
import dev.headroom.fleet.internal.Course;
import dev.headroom.quantity.TimeText;
import java.time.Duration;

/**
 * A simulation of gateway, balancer, instances and autoscaler, request by request.
 *
 * <p>Requests come as the trace says; the gateway sends each to one instance, which refuses it when
 * it is full and else works on it first come, first served. An autoscaler sees the metrics of the
 * instances and the gateway as they were, averaged and late; an added instance serves after its
 * boot time, a removed one finishes its work first. The autoscaler's first decision comes at a
 * random point of its period. The same arguments always give the same result.
 *
 * <p>Memory doesn't grow with the length of the trace or the number of requests.
 *
 * @param seed of all that is drawn at random
 * @param span length of the stretches that are told apart
 * @param from the first time that is judged
 * @param to when it ends
 */
public record FleetSimulation(long seed, Duration span, Duration from, Duration to) {

  /** So many stretches fit a page; what is shorter than this many seconds gets one a second. */
  private static final int SPANS = 300;

  public FleetSimulation {
    if (span.isZero() || span.isNegative()) {
      throw new IllegalArgumentException("a span lasts longer than " + TimeText.format(span));
    }
  }

  /** With seed 1 and spans of which the trace has 300 or one a second. */
  public static FleetSimulation of(Trace trace) {
    long seconds = (long) Math.ceil(TimeText.seconds(trace.shape().length()) / SPANS);
    return new FleetSimulation(
        1, Duration.ofSeconds(Math.max(1, seconds)), Duration.ZERO, trace.shape().length());
  }

  /** This simulation with other luck. */
  public FleetSimulation withSeed(long other) {
    return new FleetSimulation(other, span, from, to);
  }

  /** This simulation with other stretches. */
  public FleetSimulation withSpan(Duration other) {
    return new FleetSimulation(seed, other, from, to);
  }

  /** This simulation judged by the requests of a part of the trace only. */
  public FleetSimulation judging(Duration first, Duration last) {
    return new FleetSimulation(seed, span, first, last);
  }

  /** Runs a fleet of a fixed count. */
  public Simulated run(Fleet fleet, Trace trace) {
    return run(fleet, trace, new FixedCount(fleet.count()));
  }

  /** Runs a fleet under an autoscaler. */
  public Simulated run(Fleet fleet, Trace trace, Autoscaler autoscaler) {
    return new Course(fleet, trace, autoscaler, this).run();
  }
}
