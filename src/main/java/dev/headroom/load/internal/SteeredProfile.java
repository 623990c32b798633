package dev.headroom.load.internal;

import io.gatling.commons.util.Clock;
import io.gatling.core.controller.inject.Injection;
import io.gatling.core.controller.inject.InjectionProfile;
import io.gatling.core.scenario.Scenario;
import io.gatling.core.stats.StatsEngine;
import io.netty.channel.EventLoopGroup;
import java.util.concurrent.atomic.AtomicLong;
import scala.Option;

/** Makes the population of a simulation one that the gate steers. */
final class SteeredProfile implements InjectionProfile {

  private final VisitorGate gate;
  private final double share;

  SteeredProfile(VisitorGate gate, double share) {
    this.gate = gate;
    this.share = share;
  }

  @Override
  public Option<Object> totalUserCount() {
    return Option.empty();
  }

  @Override
  public Injection injection(
      Scenario scenario,
      AtomicLong visitorNumbers,
      long startTime,
      EventLoopGroup eventLoops,
      StatsEngine stats,
      Clock clock) {
    SteeredInjection injection =
        new SteeredInjection(scenario, visitorNumbers, eventLoops, stats, gate, share);
    gate.open(injection);
    return injection;
  }
}
