package dev.headroom.fleet.autoscaler;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What an autoscaler gets to see.
 *
 * @param nowSeconds on a clock that goes forward
 * @param wanted how many instances were decided for last
 * @param requestsPerSecond that came to the gateway, over the sampling's window; empty while
 *     nothing has been measured
 * @param members the instances that boot or serve, the oldest first
 */
public record Observation(
    double nowSeconds, int wanted, OptionalDouble requestsPerSecond, List<Member> members) {

  public Observation {
    members = List.copyOf(members);
  }

  /**
   * One instance.
   *
   * @param startedSeconds when it was started
   * @param ready whether it serves
   * @param changedSeconds when it became so
   * @param load what was measured of it; empty where nothing was
   */
  public record Member(
      double startedSeconds, boolean ready, double changedSeconds, Optional<Load> load) {}

  /**
   * What one instance did over the sampling's window.
   *
   * @param requestsPerSecond that it completed
   * @param utilisation of its processor, as a share of what it asked for
   */
  public record Load(double requestsPerSecond, double utilisation) {}

  /** How many of the instances serve. */
  public int serving() {
    return (int) members.stream().filter(Member::ready).count();
  }
}
