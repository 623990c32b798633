package dev.headroom.store.internal;

import dev.headroom.fit.Band;
import dev.headroom.fit.LatencyCurve;
import dev.headroom.fit.LatencyCurve.Latency;
import dev.headroom.fit.LatencyCurve.Point;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The curve within {@code fit.json}: a band is the list of its low end, value and high end. */
final class CurveJson {

  private CurveJson() {}

  static List<Map<String, @Nullable Object>> tree(LatencyCurve curve) {
    return Tree.list(curve.points(), CurveJson::tree);
  }

  private static Map<String, @Nullable Object> tree(Point point) {
    return Tree.of(
        "offered", point.offered(),
        "goodput", band(point.goodput()),
        "gatewayErrors", band(point.gatewayErrors()),
        "objectiveMillis", band(point.objective()),
        "meanMillis", band(point.latency().mean()),
        "p50Millis", band(point.latency().p50()),
        "p90Millis", band(point.latency().p90()),
        "p99Millis", band(point.latency().p99()),
        "p999Millis", band(point.latency().p999()));
  }

  private static List<@Nullable Double> band(Band band) {
    return Tree.defined(List.of(band.low(), band.value(), band.high()));
  }

  static LatencyCurve read(Fields fit) {
    return new LatencyCurve(fit.list("curve", CurveJson::readPoint));
  }

  private static Point readPoint(Fields point) {
    return new Point(
        point.number("offered"),
        readBand(point, "goodput"),
        readBand(point, "gatewayErrors"),
        readBand(point, "objectiveMillis"),
        new Latency(
            readBand(point, "meanMillis"),
            readBand(point, "p50Millis"),
            readBand(point, "p90Millis"),
            readBand(point, "p99Millis"),
            readBand(point, "p999Millis")));
  }

  private static Band readBand(Fields point, String key) {
    List<Double> ends = point.numbers(key);
    if (ends.size() != 3) {
      throw point.bad(key, "expected [low, value, high], found " + ends.size() + " numbers");
    }
    return new Band(ends.get(0), ends.get(1), ends.get(2));
  }
}
