package dev.headroom.report.internal;

import dev.headroom.collect.Interval;
import dev.headroom.quantity.Percentile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * A stretch of a recording as columns to draw, thinned to what a screen can show.
 *
 * @param binSeconds how many seconds make a point
 * @param bins in order of time
 */
record Timeline(int binSeconds, List<Bin> bins) {

  /** About the width of a chart in device pixels; more points would fall on one another. */
  static final int MOST_POINTS = 900;

  static Timeline of(List<Interval> intervals) {
    int size = Math.max(1, (intervals.size() + MOST_POINTS - 1) / MOST_POINTS);
    List<Bin> bins = new ArrayList<>();
    List<Interval> open = new ArrayList<>();
    for (Interval interval : intervals) {
      if (!open.isEmpty() && !continues(open, interval, size)) {
        bins.add(Bin.of(open));
        open = new ArrayList<>();
      }
      open.add(interval);
    }
    if (!open.isEmpty()) {
      bins.add(Bin.of(open));
    }
    return new Timeline(size, List.copyOf(bins));
  }

  private static boolean continues(List<Interval> open, Interval next, int size) {
    return next.epochSecond() < open.get(0).epochSecond() + size;
  }

  /**
   * The columns, by name; {@code t} in seconds since {@code start}, a gap in time as an empty row.
   */
  Map<String, List<Double>> columns(long start, Percentile objective) {
    Map<String, List<Double>> columns = new LinkedHashMap<>();
    columns.put("t", times(start));
    columns.put("target", column(b -> b.mean(Interval::target)));
    columns.put("offered", column(b -> b.mean(Interval::offered)));
    columns.put("goodput", column(b -> b.mean(Interval::good)));
    columns.put("errors", column(b -> b.mean(Interval::gatewayErrors)));
    columns.put("badGateway", column(Bin::badGatewayPercent));
    columns.put("gatewayErrors", column(b -> b.percent(Interval::gatewayErrors)));
    columns.put("failed", column(b -> b.percent(Interval::failed)));
    columns.put("p50", column(b -> b.millis(Percentile.P50)));
    columns.put("p90", column(b -> b.millis(Percentile.P90)));
    columns.put("p99", column(b -> b.millis(Percentile.P99)));
    columns.put("objective", column(b -> b.millis(objective)));
    return columns;
  }

  private List<Double> times(long start) {
    List<Double> times = new ArrayList<>();
    Bin last = null;
    for (Bin bin : bins) {
      if (last != null && gap(last, bin)) {
        times.add((double) (last.start() - start + binSeconds));
      }
      times.add((double) (bin.start() - start));
      last = bin;
    }
    return times;
  }

  private List<Double> column(ToDoubleFunction<Bin> value) {
    List<Double> column = new ArrayList<>();
    Bin last = null;
    for (Bin bin : bins) {
      if (last != null && gap(last, bin)) {
        column.add(Double.NaN);
      }
      column.add(value.applyAsDouble(bin));
      last = bin;
    }
    return column;
  }

  private boolean gap(Bin last, Bin next) {
    return next.start() >= last.start() + 2L * binSeconds;
  }
}
