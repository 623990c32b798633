package dev.headroom.cli;

import dev.headroom.collect.Interval;
import dev.headroom.collect.LatencyHistogram;
import dev.headroom.load.PhaseKind;
import dev.headroom.load.PhaseRecord;
import dev.headroom.quantity.Percentile;
import dev.headroom.quantity.Ratio;
import java.util.List;
import java.util.Locale;

/** One line on a phase that has ended, in requests: a plan's own rates may count visitors. */
final class PhaseLine {

  private PhaseLine() {}

  static String of(PhaseRecord phase, List<Interval> seconds) {
    boolean held = phase.kind() == PhaseKind.STEP || phase.kind() == PhaseKind.CONTROL;
    boolean all = phase.kind() == PhaseKind.DRAIN;
    double peak = seconds.stream().mapToDouble(Interval::target).max().orElse(0);
    List<Interval> shown =
        seconds.stream()
            .filter(s -> all || (held ? phase.analyses(s.epochSecond()) : s.target() >= peak))
            .toList();
    long offered = shown.stream().mapToLong(Interval::offered).sum();
    long completed = shown.stream().mapToLong(Interval::completed).sum();
    long good = shown.stream().mapToLong(Interval::good).sum();
    long errors = shown.stream().mapToLong(Interval::gatewayErrors).sum();
    LatencyHistogram latency = LatencyHistogram.sum(shown.stream().map(Interval::latency).toList());
    return String.format(
        Locale.ROOT,
        "%-20s %s %6.1f/s  good %6.1f/s  gateway errors %5.1f%%  p99 %4d ms",
        phase.name(),
        held || all ? "offered" : "peak   ",
        (double) offered / Math.max(1, shown.size()),
        (double) good / Math.max(1, shown.size()),
        Ratio.of(errors, completed).value() * 100,
        latency.at(Percentile.P99).toMillis());
  }
}
