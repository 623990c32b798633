package dev.headroom.fleet.autoscaler;

import dev.headroom.fleet.autoscaler.Observation.Load;
import dev.headroom.fleet.autoscaler.Observation.Member;
import dev.headroom.fleet.autoscaler.Recommendations.Recommendation;
import dev.headroom.quantity.TimeText;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Google's autoscaler of managed instance groups.
 *
 * <p>It wants {@code ⌈sum of the metric / target⌉}. What instances do that are still in their
 * initialisation period is left out when it adds. It removes down to the highest recommendation of
 * the stabilisation period, or of the initialisation period if that is longer; a scale-in control
 * keeps the count from falling by more than so many below its peak of a time.
 *
 * <p>Sources: Google Cloud, "Autoscaling groups of instances" and "Understanding autoscaler
 * decisions"; Compute Engine API v1, {@code AutoscalingPolicy}: {@code coolDownPeriodSec}, {@code
 * stabilizationPeriodSec}, {@code scaleInControl}. How often it decides isn't published; a minute
 * is the interval of its metrics.
 *
 * @param min {@code minNumReplicas}
 * @param max {@code maxNumReplicas}
 * @param metric that is held
 * @param target requests per second an instance, or a share of the processor; 0.6 of that by
 *     default
 * @param initialisation {@code coolDownPeriodSec}, 60 s by default
 * @param stabilisation {@code stabilizationPeriodSec}, 600 s by default
 * @param control what keeps it from removing fast
 * @param period how often it decides
 */
public record GcpAutoscaler(
    int min,
    int max,
    CloudMetric metric,
    double target,
    Duration initialisation,
    Duration stabilisation,
    Optional<ScaleInControl> control,
    Duration period)
    implements Autoscaler {

  /**
   * {@code scaleInControl}.
   *
   * @param instances that may go, or per cent of the peak
   * @param percent whether it is per cent
   * @param window over which the peak is taken
   */
  public record ScaleInControl(int instances, boolean percent, Duration window) {}

  public GcpAutoscaler {
    if (!(target > 0) || max < Math.max(1, min) || min < 0) {
      throw new IllegalArgumentException(
          "a target is above zero and the largest number at least the smallest");
    }
  }

  /** With Google's defaults. */
  public static GcpAutoscaler of(int min, int max, CloudMetric metric, double target) {
    return new GcpAutoscaler(
        min,
        max,
        metric,
        target,
        Duration.ofSeconds(60),
        Duration.ofMinutes(10),
        Optional.empty(),
        Duration.ofMinutes(1));
  }

  private record Memory(Recommendations recommendations, Recommendations sizes) implements State {}

  @Override
  public Sampling sampling() {
    return Sampling.each(period);
  }

  @Override
  public State begin(double nowSeconds, int wanted) {
    Recommendations only = new Recommendations(List.of(new Recommendation(nowSeconds, wanted)));
    return new Memory(only, only);
  }

  @Override
  public Decision decide(State state, Observation seen) {
    Memory memory = (Memory) state;
    double now = seen.nowSeconds();
    Duration steady = stabilisation.compareTo(initialisation) > 0 ? stabilisation : initialisation;
    int settled = sized(seen, CloudMetric.warm(seen, TimeText.seconds(initialisation)));
    int all = sized(seen, CloudMetric.warm(seen, 0));
    int proposed = settled > seen.wanted() ? settled : Math.min(seen.wanted(), all);
    int steadied =
        memory.recommendations.stabilised(seen.wanted(), proposed, Duration.ZERO, steady, now);
    int wanted = Math.max(min, Math.min(max, Math.max(steadied, floor(memory, now))));
    return new Decision(
        wanted,
        new Memory(
            memory.recommendations.with(proposed, Duration.ZERO, steady, now),
            memory.sizes.with(wanted, Duration.ZERO, window(), now)));
  }

  /** Nothing measured, nothing changed. */
  private int sized(Observation seen, List<Member> counted) {
    if (seen.requestsPerSecond().isEmpty()) {
      return seen.wanted();
    }
    double sum =
        metric == CloudMetric.REQUESTS
            ? seen.requestsPerSecond().getAsDouble()
            : counted.stream().flatMap(m -> m.load().stream()).mapToDouble(Load::utilisation).sum();
    return (int) Math.ceil(sum / target);
  }

  private Duration window() {
    return control.map(ScaleInControl::window).orElse(Duration.ZERO);
  }

  private int floor(Memory memory, double now) {
    if (control.isEmpty()) {
      return 0;
    }
    ScaleInControl limit = control.get();
    int peak = memory.sizes.highest(limit.window, now);
    int allowed =
        limit.percent ? (int) Math.floor(peak * limit.instances / 100.0) : limit.instances;
    return peak - allowed;
  }
}
