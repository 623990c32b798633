package dev.headroom.fleet.autoscaler;

import dev.headroom.fleet.autoscaler.ScalingRules.Policy;
import dev.headroom.fleet.autoscaler.ScalingRules.Select;
import dev.headroom.fleet.autoscaler.ScalingRules.Unit;
import dev.headroom.quantity.TimeText;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * How far the policies of a HorizontalPodAutoscaler let the count go at one time.
 *
 * <p>The count at a period's beginning is the present one less what was added and plus what was
 * removed since; a policy allows {@code start ± value} pods or {@code start (1 ± value/100)},
 * rounded up for growth and towards zero for shrinking.
 *
 * <p>Source: Kubernetes {@code pkg/controller/podautoscaler/horizontal.go}, {@code
 * convertDesiredReplicasWithBehaviorRate} and what it calls. Checked by {@code ScaleLimitsTest}
 * against the cases of its {@code TestScalingWithRules}.
 *
 * @param added changes upwards
 * @param removed changes downwards, as positive numbers
 */
record ScaleLimits(List<Change> added, List<Change> removed) {

  ScaleLimits {
    added = List.copyOf(added);
    removed = List.copyOf(removed);
  }

  /** The count was changed by so many pods. */
  record Change(double atSeconds, int pods) {}

  /** What is left of a desired count. */
  int limit(int current, int desired, int min, int max, Hpa hpa, double now) {
    if (desired > current) {
      int most = Math.max(current, up(current, hpa.up(), now));
      return Math.min(desired, Math.min(max, most));
    }
    if (desired < current) {
      int least = Math.min(current, down(current, hpa.down(), now));
      return Math.max(desired, Math.max(min, least));
    }
    return desired;
  }

  private int up(int current, ScalingRules rules, double now) {
    return chosen(
        current,
        rules,
        rules.select() == Select.MAX,
        policy -> {
          double start = start(current, policy, now);
          return policy.unit() == Unit.PODS
              ? start + policy.value()
              : Math.ceil(start * (1 + policy.value() / 100.0));
        });
  }

  private int down(int current, ScalingRules rules, double now) {
    return chosen(
        current,
        rules,
        rules.select() == Select.MIN,
        policy -> {
          double start = start(current, policy, now);
          return policy.unit() == Unit.PODS
              ? start - policy.value()
              : (int) (start * (1 - policy.value() / 100.0));
        });
  }

  private static int chosen(
      int current, ScalingRules rules, boolean largest, ToDoubleFunction<Policy> proposal) {
    if (rules.select() == Select.DISABLED || rules.policies().isEmpty()) {
      return current;
    }
    var proposals = rules.policies().stream().mapToDouble(proposal);
    return (int) (largest ? proposals.max() : proposals.min()).orElseThrow();
  }

  private double start(int current, Policy policy, double now) {
    double since = now - TimeText.seconds(policy.period());
    return current - sum(added, since) + sum(removed, since);
  }

  private static int sum(List<Change> changes, double since) {
    return changes.stream().filter(c -> c.atSeconds() > since).mapToInt(Change::pods).sum();
  }

  /** With a change made now; what no policy looks back at is forgotten. */
  ScaleLimits with(int change, double now) {
    double since = now - LONGEST_PERIOD_SECONDS;
    List<Change> ups = recent(added, since);
    List<Change> downs = recent(removed, since);
    if (change > 0) {
      ups.add(new Change(now, change));
    } else if (change < 0) {
      downs.add(new Change(now, -change));
    }
    return new ScaleLimits(ups, downs);
  }

  /** The API server's bound on {@code periodSeconds}. */
  private static final double LONGEST_PERIOD_SECONDS = 1800;

  private static List<Change> recent(List<Change> changes, double since) {
    return new ArrayList<>(changes.stream().filter(c -> c.atSeconds() > since).toList());
  }
}
