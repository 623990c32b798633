package dev.headroom.recommend.internal;

import dev.headroom.fleet.Simulated;
import dev.headroom.quantity.Ratio;
import dev.headroom.recommend.Recommendation.Instances;
import dev.headroom.recommend.Trade.Setting;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * The search for the autoscaler's settings: for several least numbers of instances the highest
 * target at which the spike holds, and of those the one whose day costs least.
 *
 * <p>A setting holds if the spike meets the objective in every simulation, with all instances and
 * without the reserve. Targets are tried in steps of 5 % of what an instance sustains; none is so
 * high that fewer than the full count would run at the peak.
 *
 * @param trial how a setting is tried
 * @param instances that the peak takes
 * @param each what one sustains, requests per second
 */
record Bargain(SpikeTrial trial, Instances instances, double each) {

  /** Steps of the targets, as a share of what an instance sustains. */
  static final double STEP = 0.05;

  private static final double HIGHEST = 0.95;
  private static final double LOWEST = 0.3;

  /** Least numbers that are tried below the full count. */
  private static final int NUMBERS = 4;

  /** The tolerance within which the autoscaler does nothing. */
  private static final double TOLERANCE = 0.1;

  /**
   * All that was tried, the least number ascending.
   *
   * @param quiet instances that carry the baseline
   * @param fallback target of a fleet that is all up before
   */
  List<Setting> settings(int quiet, double fallback) {
    List<Setting> settings = new ArrayList<>();
    int first = quiet + instances.reserve();
    int numbers = Math.min(NUMBERS, instances.count() - first);
    for (int i = 0; i < numbers; i++) {
      int min = first + (int) ((long) i * (instances.count() - first) / numbers);
      settings.add(best(min));
    }
    settings.add(tried(instances.count(), fallback));
    return chosen(settings);
  }

  /** The highest target that holds, else the lowest; the higher, the less a setting holds. */
  private Setting best(int min) {
    List<Double> targets = targets();
    int fails = -1;
    int holds = targets.size();
    Optional<Setting> found = Optional.empty();
    while (holds - fails > 1) {
      int middle = (fails + holds) / 2;
      Setting setting = tried(min, targets.get(middle));
      if (setting.holds()) {
        holds = middle;
        found = Optional.of(setting);
      } else {
        fails = middle;
      }
    }
    return found.orElseGet(() -> tried(min, targets.get(targets.size() - 1)));
  }

  /** Descending. */
  private List<Double> targets() {
    double demand = trial.spike().peak().perSecond();
    int others = instances.count() - 1;
    double cap = others == 0 ? each : demand / others / (1 + TOLERANCE);
    int steps = (int) Math.round((HIGHEST - LOWEST) / STEP);
    return IntStream.rangeClosed(0, steps)
        .mapToDouble(i -> Math.min(cap, each * (HIGHEST - STEP * i)))
        .map(Autoscaling::roundedDown)
        .distinct()
        .boxed()
        .toList();
  }

  private Setting tried(int min, double target) {
    Simulated whole = trial.run(min, target, 1);
    double hours = trial.instanceHours(whole, min, target);
    Worst worst = new Worst(trial.replica());
    worst.add(whole);
    int without = Math.max(1, min - instances.reserve());
    LongStream.rangeClosed(1, Replica.SEEDS)
        .takeWhile(seed -> worst.holds())
        .forEach(
            seed -> {
              if (seed > 1) {
                worst.add(trial.run(min, target, seed));
              }
              if (without < min && worst.holds()) {
                worst.add(trial.run(without, target, seed));
              }
            });
    return new Setting(
        min, target, worst.holds(), worst.errors(), worst.latencySeconds(), hours, false);
  }

  /** The worst of several runs. */
  private static final class Worst {

    private final Replica replica;
    private boolean holds = true;
    private Ratio errors = Ratio.ZERO;
    private double latency = Double.NEGATIVE_INFINITY;

    Worst(Replica replica) {
      this.replica = replica;
    }

    void add(Simulated run) {
      holds &= run.requests().meet(replica.objective());
      Ratio found = run.requests().errors();
      errors = found.compareTo(errors) > 0 ? found : errors;
      // NaN, where none was answered, is the worst and stays.
      latency = Math.max(latency, run.requests().good().atLeast(replica.objective().percentile()));
    }

    boolean holds() {
      return holds;
    }

    Ratio errors() {
      return errors;
    }

    double latencySeconds() {
      return latency;
    }
  }

  /** The cheapest that holds; with the full count up before, the spike is held by the count. */
  private static List<Setting> chosen(List<Setting> settings) {
    Setting last = settings.get(settings.size() - 1);
    Setting cheapest =
        settings.stream()
            .filter(Setting::holds)
            .min(Comparator.comparingDouble(Setting::instanceHours).thenComparing(Setting::min))
            .orElse(last);
    return settings.stream()
        .map(
            s ->
                new Setting(
                    s.min(),
                    s.target(),
                    s.holds(),
                    s.errors(),
                    s.latencySeconds(),
                    s.instanceHours(),
                    s.min() == cheapest.min()))
        .toList();
  }
}
