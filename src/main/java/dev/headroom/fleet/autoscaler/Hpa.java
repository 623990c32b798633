package dev.headroom.fleet.autoscaler;

import dev.headroom.fleet.autoscaler.HpaMetric.Source;
import dev.headroom.fleet.autoscaler.Observation.Load;
import dev.headroom.fleet.autoscaler.Observation.Member;
import dev.headroom.fleet.autoscaler.Recommendations.Recommendation;
import dev.headroom.fleet.autoscaler.ReplicaCalculator.Pod;
import dev.headroom.fleet.autoscaler.ReplicaCalculator.Standing;
import dev.headroom.quantity.TimeText;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;

/**
 * The Kubernetes HorizontalPodAutoscaler, {@code autoscaling/v2}.
 *
 * <p>Every sync period it takes the largest of what its metrics want ({@link ReplicaCalculator}),
 * the most cautious of its recent recommendations ({@link Recommendations}), and what its policies
 * allow ({@link ScaleLimits}). A count outside minimum and maximum is brought back at once.
 *
 * <p>A pod that has been started less than five minutes ago counts for CPU only once it is ready
 * and has been for a metric window; pods that boot have no rate of requests.
 *
 * <p>Source: Kubernetes documentation, "Horizontal Pod Autoscaling", and {@code
 * pkg/controller/podautoscaler/horizontal.go}, {@code reconcileAutoscaler}.
 *
 * @param min {@code minReplicas}, 1 by default
 * @param max {@code maxReplicas}
 * @param metrics at least one
 * @param up rules for growth
 * @param down rules for shrinking
 * @param period {@code --horizontal-pod-autoscaler-sync-period}, 15 s by default
 * @param sampling how its metrics are taken
 */
public record Hpa(
    int min,
    int max,
    List<HpaMetric> metrics,
    ScalingRules up,
    ScalingRules down,
    Duration period,
    Sampling sampling)
    implements Autoscaler {

  /** {@code --horizontal-pod-autoscaler-sync-period}. */
  public static final Duration SYNC_PERIOD = Duration.ofSeconds(15);

  /** {@code --horizontal-pod-autoscaler-cpu-initialization-period}. */
  private static final double CPU_INITIALISATION_SECONDS = 300;

  public Hpa {
    metrics = List.copyOf(metrics);
    if (min < 0 || max < Math.max(1, min) || metrics.isEmpty()) {
      throw new IllegalArgumentException(
          "an autoscaler has a metric and a maximum of at least its minimum");
    }
  }

  /** With the defaults of a cluster. */
  public static Hpa of(int min, int max, HpaMetric metric) {
    return new Hpa(
        min,
        max,
        List.of(metric),
        ScalingRules.UP,
        ScalingRules.DOWN,
        SYNC_PERIOD,
        Sampling.METRICS_SERVER);
  }

  private record Memory(Recommendations recommendations, ScaleLimits limits) implements State {}

  @Override
  public State begin(double nowSeconds, int wanted) {
    return new Memory(
        new Recommendations(List.of(new Recommendation(nowSeconds, wanted))),
        new ScaleLimits(List.of(), List.of()));
  }

  @Override
  public Decision decide(State state, Observation seen) {
    Memory memory = (Memory) state;
    int current = seen.wanted();
    double now = seen.nowSeconds();
    Recommendations recommendations = memory.recommendations;
    int wanted = current;
    if (current > max || current < min) {
      wanted = Math.max(min, Math.min(max, current));
    } else if (current > 0) {
      OptionalInt desired = desired(current, seen);
      if (desired.isPresent()) {
        Duration slowUp = up.stabilisation();
        Duration slowDown = down.stabilisation();
        int proposed = desired.getAsInt();
        int stable = recommendations.stabilised(current, proposed, slowUp, slowDown, now);
        recommendations = recommendations.with(proposed, slowUp, slowDown, now);
        wanted = memory.limits.limit(current, stable, min, max, this, now);
      }
    }
    return new Decision(
        wanted, new Memory(recommendations, memory.limits.with(wanted - current, now)));
  }

  /** The most that a metric wants. */
  private OptionalInt desired(int current, Observation seen) {
    return metrics.stream()
        .map(metric -> desired(metric, current, seen))
        .filter(OptionalInt::isPresent)
        .mapToInt(OptionalInt::getAsInt)
        .max();
  }

  private OptionalInt desired(HpaMetric metric, int current, Observation seen) {
    ReplicaCalculator calculator = new ReplicaCalculator(up.tolerance(), down.tolerance());
    boolean share = metric.source() == Source.UTILISATION;
    long target = share ? Math.round(metric.target()) : thousandths(metric.target());
    if (metric.source() == Source.POD_RATE || share) {
      List<Pod> pods = seen.members().stream().map(m -> pod(m, share, seen.nowSeconds())).toList();
      return calculator.perPod(current, target, pods);
    }
    if (seen.requestsPerSecond().isEmpty()) {
      return OptionalInt.empty();
    }
    long value = thousandths(seen.requestsPerSecond().getAsDouble());
    return OptionalInt.of(
        metric.source() == Source.TOTAL_RATE_PER_POD
            ? calculator.shared(current, target, value)
            : calculator.total(current, seen.serving(), target, value));
  }

  private Pod pod(Member member, boolean share, double now) {
    long request = share ? thousandths(1) : 0;
    if (member.load().isEmpty()) {
      return new Pod(Standing.MISSING, 0, request);
    }
    Load load = member.load().get();
    double window = TimeText.seconds(sampling.window());
    boolean fresh = now - member.startedSeconds() < CPU_INITIALISATION_SECONDS;
    boolean ignored = share && fresh && now < member.changedSeconds() + window;
    long value = thousandths(share ? load.utilisation() : load.requestsPerSecond());
    return new Pod(ignored ? Standing.IGNORED : Standing.COUNTED, value, request);
  }

  private static long thousandths(double value) {
    return Math.round(value * 1000);
  }
}
