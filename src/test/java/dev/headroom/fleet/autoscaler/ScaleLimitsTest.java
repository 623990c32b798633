package dev.headroom.fleet.autoscaler;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.headroom.fleet.autoscaler.ScaleLimits.Change;
import dev.headroom.fleet.autoscaler.ScalingRules.Policy;
import dev.headroom.fleet.autoscaler.ScalingRules.Select;
import dev.headroom.fleet.autoscaler.ScalingRules.Unit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Kubernetes' own cases of how far the count may go at one time. */
class ScaleLimitsTest {

  private static final double NOW = 10_000;

  @ParameterizedTest(name = "{0}")
  @CsvFileSource(resources = "/reference/kubernetes/scale-limits.csv", numLinesToSkip = 1)
  void goesAsFarAsKubernetesGoes(
      String name,
      String ups,
      String downs,
      int over,
      int min,
      int max,
      String up,
      String down,
      int current,
      int desired,
      int expected) {
    Hpa hpa =
        new Hpa(
            min,
            max,
            List.of(new HpaMetric(HpaMetric.Source.POD_RATE, 1)),
            rules(up, ScalingRules.UP),
            rules(down, ScalingRules.DOWN),
            Hpa.SYNC_PERIOD,
            Autoscaler.Sampling.METRICS_SERVER);
    ScaleLimits limits = new ScaleLimits(changes(ups, over), changes(downs, over));
    assertEquals(expected, limits.limit(current, desired, min, max, hpa, NOW), name);
  }

  /** Spread evenly over the time before, each in the middle of its part, on whole seconds. */
  private static List<Change> changes(String pods, int over) {
    String[] all = Optional.ofNullable(pods).map(p -> p.split(" ", -1)).orElse(new String[0]);
    double part = (double) over / all.length;
    return IntStream.range(0, all.length)
        .mapToObj(
            i -> {
              int ago = (int) (over - part * (i + 1) + part / 2);
              return new Change(NOW - ago, Integer.parseInt(all[i]));
            })
        .toList();
  }

  private static ScalingRules rules(String text, ScalingRules fallback) {
    if (text.equals("default")) {
      return fallback;
    }
    boolean min = text.startsWith("min ");
    String[] both = (min ? text.substring(4) : text).split(" ", -1);
    List<Policy> policies = new ArrayList<>();
    add(policies, Unit.PODS, both[0]);
    add(policies, Unit.PERCENT, both[1]);
    return new ScalingRules(fallback.stabilisation(), min ? Select.MIN : Select.MAX, policies, 0.1);
  }

  private static void add(List<Policy> policies, Unit unit, String text) {
    String[] parts = text.split("/", -1);
    int value = Integer.parseInt(parts[0]);
    if (value > 0) {
      policies.add(new Policy(unit, value, Duration.ofSeconds(Integer.parseInt(parts[1]))));
    }
  }
}
