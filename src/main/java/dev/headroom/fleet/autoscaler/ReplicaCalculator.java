package dev.headroom.fleet.autoscaler;

import java.util.List;
import java.util.OptionalInt;

/**
 * How many pods a HorizontalPodAutoscaler wants for one metric, before anything limits it.
 *
 * <p>{@code ⌈ratio · pods⌉} with {@code ratio = metric ÷ target}, and the present count where the
 * ratio is within the tolerance. Pods without a metric count as at their target where the ratio is
 * below 1 and as idle where it is above; pods that aren't ready count as idle where it is above. If
 * that turns the direction, the count stays. Values are whole thousandths and per cent, as there.
 *
 * <p>Source: Kubernetes {@code pkg/controller/podautoscaler/replica_calculator.go} and {@code
 * metrics/utilization.go}. Checked by {@code ReplicaCalculatorTest} against the cases of its {@code
 * replica_calculator_test.go}.
 *
 * @param up tolerance for a ratio above 1
 * @param down tolerance for a ratio below 1
 */
record ReplicaCalculator(double up, double down) {

  /** What a pod counts as. */
  enum Standing {
    /** Its metric counts. */
    COUNTED,
    /** It isn't ready: its metric doesn't count. */
    IGNORED,
    /** It has no metric. */
    MISSING
  }

  /**
   * A pod.
   *
   * @param value of its metric, thousandths
   * @param request that its value is a share of, thousandths; 0 for values that are no shares
   */
  record Pod(Standing standing, long value, long request) {}

  /**
   * For a metric of each pod.
   *
   * @param current how many are wanted
   * @param target thousandths, or per cent where pods have requests
   * @return nothing where no pod that counts has a metric
   */
  OptionalInt perPod(int current, long target, List<Pod> pods) {
    List<Pod> counted = with(pods, Standing.COUNTED);
    List<Pod> missing = with(pods, Standing.MISSING);
    List<Pod> ignored = with(pods, Standing.IGNORED);
    if (counted.isEmpty()) {
      return OptionalInt.empty();
    }
    double ratio = ratio(counted, 0, 0, target);
    boolean rebalance = !ignored.isEmpty() && ratio > 1;
    if (!rebalance && missing.isEmpty()) {
      return OptionalInt.of(within(ratio) ? current : up(ratio * counted.size()));
    }
    long sum = ratio < 1 ? missing.stream().mapToLong(p -> atTarget(p, target)).sum() : 0;
    boolean addsMissing = !missing.isEmpty() && (ratio != 1 || counted.get(0).request == 0);
    int size = counted.size() + (addsMissing ? missing.size() : 0);
    long requests = addsMissing ? requests(missing) : 0;
    if (rebalance) {
      size += ignored.size();
      requests += requests(ignored);
    }
    double again = ratio(counted, sum, size - counted.size(), requests, target);
    boolean turned = (ratio < 1 && again > 1) || (ratio > 1 && again < 1);
    if (within(again) || turned) {
      return OptionalInt.of(current);
    }
    int wanted = up(again * size);
    boolean other = (again < 1 && wanted > current) || (again > 1 && wanted < current);
    return OptionalInt.of(other ? current : wanted);
  }

  /** A pod without a metric is taken to use all of its request, or the target. */
  private static long atTarget(Pod pod, long target) {
    return pod.request > 0 ? pod.request : target;
  }

  private static double ratio(List<Pod> counted, long more, int morePods, long target) {
    return ratio(counted, more, morePods, 0, target);
  }

  private static double ratio(
      List<Pod> counted, long more, int morePods, long moreRequests, long target) {
    long sum = counted.stream().mapToLong(Pod::value).sum() + more;
    long requests = requests(counted) + moreRequests;
    long value = requests > 0 ? sum * 100 / requests : sum / (counted.size() + morePods);
    return (double) value / target;
  }

  private static long requests(List<Pod> pods) {
    return pods.stream().mapToLong(Pod::request).sum();
  }

  private static List<Pod> with(List<Pod> pods, Standing standing) {
    return pods.stream().filter(p -> p.standing == standing).toList();
  }

  /** For one value that all pods share evenly: {@code AverageValue} of External and Object. */
  int shared(int current, long target, long value) {
    double ratio = (double) value / ((double) target * current);
    return within(ratio) ? current : up((double) value / target);
  }

  /** For one value as such: {@code Value} of External and Object. */
  int total(int current, int ready, long target, long value) {
    double ratio = (double) value / target;
    if (current == 0) {
      return up(ratio);
    }
    return within(ratio) ? current : up(ratio * ready);
  }

  private boolean within(double ratio) {
    return ratio >= 1 - down && ratio <= 1 + up;
  }

  private static int up(double count) {
    return (int) Math.ceil(count);
  }
}
