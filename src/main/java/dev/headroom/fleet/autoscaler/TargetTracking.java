package dev.headroom.fleet.autoscaler;

import dev.headroom.fleet.autoscaler.Observation.Member;
import dev.headroom.quantity.TimeText;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;

/**
 * AWS target tracking, of EC2 Auto Scaling groups and Application Auto Scaling.
 *
 * <p>Two alarms look at one value a minute. When the last three are above the target it wants
 * {@code ⌈covered · value / target⌉} instances, with those the average covers; when the last
 * fifteen are below nine tenths of it, the same, which rounds what is removed down. Instances that
 * warm up aren't in the average of processors, are part of what is wanted, and forbid removing any;
 * so does a cooldown.
 *
 * <p>Sources: Amazon EC2 Auto Scaling User Guide, "Target tracking scaling policies" (rounding,
 * "scales out as fast as possible but scales in gradually") and "Set the default instance warmup";
 * Application Auto Scaling API, {@code TargetTrackingScalingPolicyConfiguration} (cooldowns). The
 * alarms' numbers of values are those of the alarms that AWS creates; it promises none, so they are
 * parameters.
 *
 * @param min capacity
 * @param max capacity
 * @param metric that is held
 * @param target requests per second an instance, or a share of the processor
 * @param warmUp from an instance's serving until it counts
 * @param cooldown after a change until instances may be removed; none for EC2 groups, 300 s by
 *     default for ECS services
 * @param outPoints values above the target that make it add
 * @param inPoints values below it that make it remove
 * @param scaleIn whether it removes at all
 */
public record TargetTracking(
    int min,
    int max,
    CloudMetric metric,
    double target,
    Duration warmUp,
    Duration cooldown,
    int outPoints,
    int inPoints,
    boolean scaleIn)
    implements Autoscaler {

  private static final int OUT_POINTS = 3;
  private static final int IN_POINTS = 15;

  /** The low alarm's threshold as a share of the target. */
  private static final double LOW = 0.9;

  public TargetTracking {
    if (!(target > 0) || max < Math.max(1, min) || min < 0) {
      throw new IllegalArgumentException(
          "a target is above zero and the largest capacity at least the smallest");
    }
  }

  /** As AWS sets it up for an EC2 group. */
  public static TargetTracking of(
      int min, int max, CloudMetric metric, double target, Duration warmUp) {
    return new TargetTracking(
        min, max, metric, target, warmUp, Duration.ZERO, OUT_POINTS, IN_POINTS, true);
  }

  private record Memory(Datapoints points, double changed) implements State {}

  @Override
  public Duration period() {
    return Duration.ofMinutes(1);
  }

  @Override
  public Sampling sampling() {
    return Sampling.each(period());
  }

  @Override
  public State begin(double nowSeconds, int wanted) {
    return new Memory(Datapoints.NONE, Double.NEGATIVE_INFINITY);
  }

  @Override
  public Decision decide(State state, Observation seen) {
    Memory memory = (Memory) state;
    List<Member> warm = CloudMetric.warm(seen, TimeText.seconds(warmUp));
    OptionalDouble value = metric.average(seen, warm);
    if (value.isEmpty()) {
      return new Decision(within(seen.wanted()), memory);
    }
    Datapoints points = memory.points.with(value.getAsDouble());
    int covered = metric.covered(seen, warm);
    int desired = (int) Math.ceil(covered * value.getAsDouble() / target);
    int wanted = seen.wanted();
    if (points.last(outPoints, v -> v > target)) {
      wanted = Math.max(wanted, desired);
    } else if (points.last(inPoints, v -> v < LOW * target) && mayRemove(memory, seen, warm)) {
      wanted = Math.min(wanted, desired);
    }
    wanted = within(wanted);
    double changed = wanted == seen.wanted() ? memory.changed : seen.nowSeconds();
    return new Decision(wanted, new Memory(points, changed));
  }

  private boolean mayRemove(Memory memory, Observation seen, List<Member> warm) {
    return scaleIn
        && warm.size() == seen.members().size()
        && seen.nowSeconds() - memory.changed >= TimeText.seconds(cooldown);
  }

  private int within(int wanted) {
    return Math.max(min, Math.min(max, wanted));
  }
}
