package dev.headroom.fit.internal;

import dev.headroom.collect.LatencyHistogram;
import dev.headroom.collect.Recording;
import dev.headroom.load.PhaseKind;
import dev.headroom.load.PhaseRecord;
import dev.headroom.quantity.Percentile;
import java.util.List;
import java.util.stream.Stream;

/**
 * How much service times vary, from latencies at the lower rates, where little waits.
 *
 * <p>{@code c² = E[R²]/E[R]² − 1} by the midpoint rule over the quantiles. In overload the variance
 * of a second's completions divided by their mean tends to c² of the service (Cox, Renewal Theory,
 * 1962), and a few seconds of overload alone can't tell it.
 */
public final class ServiceSpread {

  private static final int QUANTILES = 1000;

  /** Of the highest rate that was driven; at half the capacity next to nothing waits. */
  private static final double LOWER = 0.4;

  private ServiceSpread() {}

  /** c²; zero where no latency is known. */
  public static double of(Recording recording) {
    List<PhaseRecord> phases =
        Stream.of(PhaseKind.CONTROL, PhaseKind.STEP)
            .flatMap(kind -> recording.phases(kind).stream())
            .toList();
    double highest = phases.stream().mapToDouble(ServiceSpread::rate).max().orElse(0);
    return of(
        Points.latency(
            phases.stream()
                .filter(phase -> rate(phase) <= LOWER * highest)
                .flatMap(phase -> recording.analysed(phase).stream())
                .toList()));
  }

  private static double of(LatencyHistogram latency) {
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < QUANTILES; i++) {
      double micros = latency.at(new Percentile(100 * (i + 0.5) / QUANTILES)).toNanos() / 1e3;
      sum += micros / QUANTILES;
      squares += micros * micros / QUANTILES;
    }
    return sum == 0 ? 0 : squares / (sum * sum) - 1;
  }

  private static double rate(PhaseRecord phase) {
    return phase.shape().highest().perSecond();
  }
}
