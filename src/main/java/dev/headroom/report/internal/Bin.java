package dev.headroom.report.internal;

import dev.headroom.collect.Interval;
import dev.headroom.collect.LatencyHistogram;
import dev.headroom.collect.Outcome;
import dev.headroom.quantity.Percentile;
import dev.headroom.quantity.TimeText;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * One or more seconds of a run, drawn as one point: rates are means over them, shares and
 * percentiles come from all their requests together.
 *
 * @param start first second, epoch seconds
 * @param seconds what happened, at least one
 * @param latency of the good requests of them all
 */
record Bin(long start, List<Interval> seconds, LatencyHistogram latency) {

  static Bin of(List<Interval> seconds) {
    List<LatencyHistogram> parts = seconds.stream().map(Interval::latency).toList();
    return new Bin(
        seconds.get(0).epochSecond(),
        List.copyOf(seconds),
        parts.size() == 1 ? parts.get(0) : LatencyHistogram.sum(parts));
  }

  double mean(ToDoubleFunction<Interval> amount) {
    return seconds.stream().mapToDouble(amount).average().orElse(Double.NaN);
  }

  /** Per cent of the requests that ended; NaN where none did. */
  double percent(ToDoubleFunction<Interval> amount) {
    double ended = seconds.stream().mapToLong(Interval::completed).sum();
    return ended == 0 ? Double.NaN : seconds.stream().mapToDouble(amount).sum() / ended * 100;
  }

  double badGatewayPercent() {
    return percent(i -> i.count(Outcome.BAD_GATEWAY));
  }

  /** Milliseconds; NaN where no request was good. */
  double millis(Percentile percentile) {
    return latency.count() == 0 ? Double.NaN : TimeText.seconds(latency.at(percentile)) * 1000;
  }
}
