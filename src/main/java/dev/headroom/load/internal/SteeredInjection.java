package dev.headroom.load.internal;

import io.gatling.core.controller.inject.Injection;
import io.gatling.core.scenario.Scenario;
import io.gatling.core.stats.StatsEngine;
import io.netty.channel.EventLoopGroup;
import java.util.concurrent.atomic.AtomicLong;
import scala.concurrent.duration.Duration;
import scala.concurrent.duration.FiniteDuration;

/**
 * One population of a Gatling simulation whose visitors come when the gate lets them in, not along
 * a profile fixed before the run: this is what lets one warm simulation take phase after phase.
 */
final class SteeredInjection extends Injection {

  private static final FiniteDuration NOW = Duration.Zero();

  private final VisitorGate gate;
  private final AtomicLong visitorNumbers;
  private final double share;

  SteeredInjection(
      Scenario scenario,
      AtomicLong visitorNumbers,
      EventLoopGroup eventLoops,
      StatsEngine stats,
      VisitorGate gate,
      double share) {
    super(scenario, visitorNumbers, eventLoops, stats);
    this.gate = gate;
    this.visitorNumbers = visitorNumbers;
    this.share = share;
  }

  /** Its share of all visitors, relative to the other populations. */
  double share() {
    return share;
  }

  /** Called by the gate's thread only. */
  void letIn(long dueMicros, DueTimes dueTimes) {
    dueTimes.put(visitorNumbers.get() + 1, dueMicros);
    injectUser(NOW);
  }

  /** Gatling's tick, once a second: only a closed gate has anything to say to it. */
  @Override
  public void injectBatch(FiniteDuration window) {
    if (gate.isClosed() && !isAllUsersScheduled()) {
      setAllScheduled();
    }
  }

  @Override
  public void endUser() {
    incrementStoppedUsers();
  }

  @Override
  public FiniteDuration duration() {
    return NOW;
  }

  @Override
  public boolean isEmpty() {
    return false;
  }
}
