package dev.headroom.fleet.autoscaler;

import dev.headroom.fleet.autoscaler.Observation.Load;
import dev.headroom.fleet.autoscaler.Observation.Member;
import java.util.List;
import java.util.OptionalDouble;

/** What the autoscalers of clouds hold at a target. */
public enum CloudMetric {
  /**
   * Requests per second an instance, as the load balancer counts them over those that serve. AWS
   * calls it {@code ALBRequestCountPerTarget} and states it per <em>minute</em>.
   */
  REQUESTS {
    @Override
    OptionalDouble average(Observation seen, List<Member> counted) {
      return seen.requestsPerSecond().isEmpty() || seen.serving() == 0
          ? OptionalDouble.empty()
          : OptionalDouble.of(seen.requestsPerSecond().getAsDouble() / seen.serving());
    }

    @Override
    int covered(Observation seen, List<Member> counted) {
      return seen.serving();
    }
  },
  /** Share of the processor that is busy, 0 to 1, over instances that have warmed up. */
  UTILISATION {
    @Override
    OptionalDouble average(Observation seen, List<Member> counted) {
      return counted.stream()
          .flatMap(m -> m.load().stream())
          .mapToDouble(Load::utilisation)
          .average();
    }

    @Override
    int covered(Observation seen, List<Member> counted) {
      return (int) counted.stream().filter(m -> m.load().isPresent()).count();
    }
  };

  /** The average over the instances that it covers. */
  abstract OptionalDouble average(Observation seen, List<Member> counted);

  /** How many instances it is an average of. */
  abstract int covered(Observation seen, List<Member> counted);

  /** Instances that have served for so long. */
  static List<Member> warm(Observation seen, double warmUpSeconds) {
    return seen.members().stream()
        .filter(m -> m.ready() && seen.nowSeconds() - m.changedSeconds() >= warmUpSeconds)
        .toList();
  }
}
