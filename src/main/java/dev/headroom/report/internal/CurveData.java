package dev.headroom.report.internal;

import dev.headroom.fit.LatencyCurve.Point;
import dev.headroom.fit.Level;
import dev.headroom.quantity.TimeText;
import dev.headroom.report.ReportData;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Measured levels and fitted curve as columns over one ascending axis of offered rates. */
final class CurveData {

  /** Half the width of a 95 % interval in standard errors of a normal distribution. */
  private static final double NORMAL_95 = 1.96;

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
    columns.put("fitGoodput", curve.fitted(p -> p.goodput().value()));
    columns.put("fitLatency", curve.fitted(p -> p.objective().value()));
    columns.put("goodput", curve.measured(false, Level::goodput));
    columns.put("goodputError", curve.measured(false, CurveData::goodputError));
    columns.put("latency", curve.measured(false, CurveData::latencyMillis));
    columns.put("excludedGoodput", curve.measured(true, Level::goodput));
    columns.put("excludedLatency", curve.measured(true, CurveData::latencyMillis));
    return columns;
  }

  private List<Double> measured(boolean excluded, ToDoubleFunction<Level> value) {
    return rows.stream()
        .map(
            row ->
                row.level().stream()
                    .filter(l -> l.excluded().isPresent() == excluded)
                    .mapToDouble(value)
                    .findFirst()
                    .orElse(Double.NaN))
        .toList();
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

  /** Half the width of the 95 % interval of a level's goodput, requests/s. */
  static double goodputError(Level level) {
    return NORMAL_95 * level.goodputError();
  }

  private static double latencyMillis(Level level) {
    double millis = TimeText.seconds(level.objective()) * 1000;
    return millis > 0 ? millis : Double.NaN;
  }
}
