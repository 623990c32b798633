package dev.headroom.search.internal;

import dev.headroom.plan.Objective;
import dev.headroom.quantity.TimeText;
import dev.headroom.search.Second;
import dev.headroom.search.Step;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Whether the injector, and not the origin, was the limit in a step: its median second was late or
 * took most of the machine's processors. The fit leaves such levels out by the same bounds.
 *
 * @param lagSeconds what its 99th percentile of lateness may be
 */
record Strain(double lagSeconds) {

  /** Gatling's own clock ticks in milliseconds and its timer wheel in 10 ms. */
  private static final double LEAST_LAG_SECONDS = 0.01;

  /** Share of the objective's bound that the injector itself may add. */
  private static final double LAG_SHARE = 0.1;

  private static final double MOST_CPU = 0.9;

  static Strain of(Objective objective) {
    double share = LAG_SHARE * TimeText.seconds(objective.latency());
    return new Strain(Math.max(LEAST_LAG_SECONDS, share));
  }

  boolean limits(Step step) {
    List<Second> seconds = step.analysed();
    return median(seconds, Second::lagSeconds) > lagSeconds
        || median(seconds, Second::injectorCpu) > MOST_CPU;
  }

  private static double median(List<Second> seconds, ToDoubleFunction<Second> value) {
    double[] sorted =
        seconds.stream().mapToDouble(value).filter(Double::isFinite).sorted().toArray();
    return sorted.length == 0 ? 0 : sorted[sorted.length / 2];
  }
}
