package dev.headroom.fleet.autoscaler;

import dev.headroom.fleet.autoscaler.Observation.Load;
import dev.headroom.fleet.autoscaler.Observation.Member;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Observations of fleets whose instances are all alike, but for some that boot. */
final class Seen {

  private Seen() {}

  /** Instances that have long served, at a total rate and a utilisation each. */
  static Observation of(double now, int serving, double rate, double utilisation) {
    return of(now, serving, 0, rate, utilisation);
  }

  static Observation of(double now, int serving, int booting, double rate, double utilisation) {
    List<Member> members = new ArrayList<>();
    for (int i = 0; i < serving; i++) {
      Load load = new Load(rate / serving, utilisation);
      members.add(new Member(now - 10_000, true, now - 9_900, Optional.of(load)));
    }
    for (int i = 0; i < booting; i++) {
      members.add(new Member(now - 30, false, now - 30, Optional.empty()));
    }
    return new Observation(now, serving + booting, OptionalDouble.of(rate), members);
  }
}
