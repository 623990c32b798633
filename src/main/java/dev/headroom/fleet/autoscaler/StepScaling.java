package dev.headroom.fleet.autoscaler;

import dev.headroom.fleet.autoscaler.Observation.Member;
import dev.headroom.quantity.TimeText;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * AWS step scaling: alarms of one's own, and a change that depends on how far the metric is past
 * the threshold.
 *
 * <p>An alarm is raised when so many values in a row are past its threshold; then the step whose
 * interval holds {@code value − threshold} is taken, again at each value while that lasts. A step
 * upwards starts from the capacity without instances that warm up, and never takes back what was
 * wanted; nothing is removed while instances warm up or the cooldown lasts.
 *
 * <p>Source: Amazon EC2 Auto Scaling User Guide, "Step and simple scaling policies": step
 * adjustments, adjustment types and their rounding, instance warmup.
 *
 * @param min capacity
 * @param max capacity
 * @param metric that the alarms look at
 * @param out what adds instances
 * @param in what removes them, if anything does
 * @param period of the alarms
 * @param warmUp from an instance's serving until it counts
 * @param cooldown after a change until instances may be removed
 */
public record StepScaling(
    int min,
    int max,
    CloudMetric metric,
    Policy out,
    Optional<Policy> in,
    Duration period,
    Duration warmUp,
    Duration cooldown)
    implements Autoscaler {

  /**
   * An alarm and its steps.
   *
   * @param threshold requests per second an instance, or a share of the processor
   * @param points values past it in a row that raise the alarm, the policy's evaluation periods
   * @param unit of the steps
   * @param magnitude {@code MinAdjustmentMagnitude}, for per cent; 0 for none
   * @param steps at least one
   */
  public record Policy(double threshold, int points, Unit unit, int magnitude, List<Step> steps) {
    public Policy {
      steps = List.copyOf(steps);
    }
  }

  /** {@code AdjustmentType}. */
  public enum Unit {
    CHANGE_IN_CAPACITY,
    PERCENT_CHANGE_IN_CAPACITY,
    EXACT_CAPACITY
  }

  /**
   * A step.
   *
   * @param lower bound of value − threshold, infinite for none; itself in the interval above the
   *     threshold, not in it below
   * @param upper bound, infinite for none; the other way round
   * @param adjustment {@code ScalingAdjustment}
   */
  public record Step(double lower, double upper, int adjustment) {}

  private record Memory(Datapoints points, double changed) implements State {}

  @Override
  public Sampling sampling() {
    return Sampling.each(period);
  }

  @Override
  public State begin(double nowSeconds, int wanted) {
    return new Memory(Datapoints.NONE, Double.NEGATIVE_INFINITY);
  }

  @Override
  public Decision decide(State state, Observation seen) {
    Memory memory = (Memory) state;
    List<Member> warm = CloudMetric.warm(seen, TimeText.seconds(warmUp));
    OptionalDouble measured = metric.average(seen, warm);
    if (measured.isEmpty()) {
      return new Decision(within(seen.wanted()), memory);
    }
    double value = measured.getAsDouble();
    Datapoints points = memory.points.with(value);
    int warming = seen.members().size() - warm.size();
    int wanted = seen.wanted();
    if (points.last(out.points, v -> v >= out.threshold)) {
      int adjusted = adjusted(Math.max(0, wanted - warming), out, value, true);
      wanted = Math.max(wanted, adjusted);
    } else if (in.isPresent() && warming == 0 && cooled(memory, seen)) {
      Policy policy = in.get();
      if (points.last(policy.points, v -> v <= policy.threshold)) {
        wanted = Math.min(wanted, adjusted(wanted, policy, value, false));
      }
    }
    wanted = within(wanted);
    double changed = wanted == seen.wanted() ? memory.changed : seen.nowSeconds();
    return new Decision(wanted, new Memory(points, changed));
  }

  private boolean cooled(Memory memory, Observation seen) {
    return seen.nowSeconds() - memory.changed >= TimeText.seconds(cooldown);
  }

  private static int adjusted(int capacity, Policy policy, double value, boolean above) {
    double past = value - policy.threshold;
    return policy.steps.stream()
        .filter(s -> above ? s.lower <= past && past < s.upper : s.lower < past && past <= s.upper)
        .findFirst()
        .map(step -> applied(capacity, policy, step.adjustment))
        .orElse(capacity);
  }

  private static int applied(int capacity, Policy policy, int adjustment) {
    return switch (policy.unit) {
      case CHANGE_IN_CAPACITY -> capacity + adjustment;
      case EXACT_CAPACITY -> adjustment;
      case PERCENT_CHANGE_IN_CAPACITY -> capacity + change(capacity, adjustment, policy.magnitude);
    };
  }

  /** Above 1 it is rounded down, between 0 and 1 it is 1, and the same with minus. */
  private static int change(int capacity, int percent, int magnitude) {
    double exact = capacity * percent / 100.0;
    int rounded = Math.abs(exact) < 1 ? (int) Math.signum(exact) : (int) exact;
    return exact == 0 ? 0 : (int) Math.signum(exact) * Math.max(magnitude, Math.abs(rounded));
  }

  private int within(int wanted) {
    return Math.max(min, Math.min(max, wanted));
  }
}
