package dev.headroom.report.internal;

import dev.headroom.fit.Band;
import dev.headroom.fit.LatencyCurve.Point;
import dev.headroom.fit.Level;
import dev.headroom.report.ReportData;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/** Measured levels and fitted curve as columns over one ascending axis of offered rates. */
final class CurveData {

  private final List<Row> rows = new ArrayList<>();
  private final List<Point> points;

  /** A place on the axis; {@code level} is empty at the curve's own points. */
  private record Row(double offered, List<Level> level) {}

  private CurveData(List<Level> levels, List<Point> points) {
    this.points = points;
    points.forEach(p -> rows.add(new Row(p.offered(), List.of())));
    levels.forEach(l -> rows.add(new Row(l.offered(), List.of(l))));
    rows.sort(Comparator.comparingDouble(Row::offered));
  }

  static Map<String, List<Double>> of(ReportData data) {
    CurveData curve = new CurveData(data.fit().levels(), data.fit().curve().points());
    Map<String, List<Double>> columns = new LinkedHashMap<>();
    columns.put("offered", curve.rows.stream().map(Row::offered).toList());
    curve.fitted(columns, "fitGoodput", Point::goodput, 1);
    curve.fitted(columns, "fitLatency", Point::objective, 1);
    curve.fitted(columns, "fitErrors", Point::gatewayErrors, 100);
    curve.fitted(columns, "fitP50", p -> p.latency().p50(), 1);
    curve.fitted(columns, "fitP999", p -> p.latency().p999(), 1);
    curve.measured(columns, "goodput", LevelBars::goodput);
    curve.measured(columns, "latency", LevelBars::latencyMillis);
    curve.measured(columns, "errors", LevelBars::errorPercent);
    return columns;
  }

  /** The levels used, those left out, and the ends of both kinds' error bars. */
  private void measured(
      Map<String, List<Double>> columns, String name, Function<Level, Band> measure) {
    columns.put(name, levels(l -> l.excluded().isEmpty(), l -> measure.apply(l).value()));
    columns.put(name + "Out", levels(l -> l.excluded().isPresent(), l -> measure.apply(l).value()));
    columns.put(name + "Low", levels(l -> true, l -> measure.apply(l).low()));
    columns.put(name + "High", levels(l -> true, l -> measure.apply(l).high()));
  }

  private List<Double> levels(Predicate<Level> which, ToDoubleFunction<Level> value) {
    return rows.stream()
        .map(
            row ->
                row.level().stream()
                    .filter(which)
                    .mapToDouble(value)
                    .findFirst()
                    .orElse(Double.NaN))
        .toList();
  }

  private void fitted(
      Map<String, List<Double>> columns, String name, Function<Point, Band> band, double factor) {
    columns.put(name, fitted(p -> factor * band.apply(p).value()));
    columns.put(name + "Low", fitted(p -> factor * band.apply(p).low()));
    columns.put(name + "High", fitted(p -> factor * band.apply(p).high()));
  }

  /** The curve at every row, straight between its points, so that its line has no holes. */
  private List<Double> fitted(ToDoubleFunction<Point> value) {
    return rows.stream().map(row -> at(row.offered(), value)).toList();
  }

  private double at(double offered, ToDoubleFunction<Point> value) {
    for (int i = 0; i < points.size(); i++) {
      Point right = points.get(i);
      if (right.offered() == offered) {
        return value.applyAsDouble(right);
      }
      if (right.offered() > offered) {
        return i == 0 ? Double.NaN : between(points.get(i - 1), right, offered, value);
      }
    }
    return Double.NaN;
  }

  private static double between(
      Point left, Point right, double offered, ToDoubleFunction<Point> value) {
    double share = (offered - left.offered()) / (right.offered() - left.offered());
    double from = value.applyAsDouble(left);
    return from + (value.applyAsDouble(right) - from) * share;
  }
}
