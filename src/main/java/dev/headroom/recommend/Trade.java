package dev.headroom.recommend;

import dev.headroom.fleet.Balancer;
import dev.headroom.quantity.Ratio;
import java.util.List;

/**
 * What was simulated to size the fleet: how far a pool carries, and what settings of the autoscaler
 * cost and lose.
 *
 * @param balancer how the gateway was taken to choose
 * @param alone instances that the peak would need if each were on its own
 * @param settings that were tried, the least number of instances ascending; one is chosen
 */
public record Trade(Balancer balancer, int alone, List<Setting> settings) {

  public Trade {
    settings = List.copyOf(settings);
    if (settings.stream().filter(Setting::chosen).count() != 1) {
      throw new IllegalArgumentException("one of the settings that were tried is chosen");
    }
  }

  /** What is recommended. */
  public Setting chosen() {
    return settings.stream().filter(Setting::chosen).findFirst().orElseThrow();
  }

  /**
   * One setting of the autoscaler: of those with this least number the highest target that holds,
   * or, where none does, the lowest that was tried.
   *
   * @param min least number of instances, the reserve among them
   * @param target requests per second an instance
   * @param holds whether the spike met the objective in each simulation
   * @param errors of the worst of them, as a share
   * @param latencySeconds the objective's percentile in the worst of them; NaN where none answered
   * @param instanceHours of a day with the spike in it once
   * @param chosen whether it is what is recommended
   */
  public record Setting(
      int min,
      double target,
      boolean holds,
      Ratio errors,
      double latencySeconds,
      double instanceHours,
      boolean chosen) {}
}
