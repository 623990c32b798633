package dev.headroom.fit.internal;

import dev.headroom.fit.Band;
import dev.headroom.fit.LatencyCurve;
import dev.headroom.fit.LatencyCurve.Latency;
import dev.headroom.fit.LatencyCurve.Point;
import dev.headroom.fit.Level;
import java.util.ArrayList;
import java.util.List;

/**
 * The fitted curve for drawing: goodput by the chosen model, latency by isotonic regression of the
 * objective's percentile over the levels with straight lines between them. Nothing outside the
 * tested range.
 */
public final class Curves {

  /** Enough for a line that looks smooth on a page's width. */
  private static final int POINTS = 60;

  private Curves() {}

  /**
   * The curve over the levels that were used.
   *
   * @param levels in ascending order of the offered rate
   */
  public static LatencyCurve of(List<Level> levels, Models models) {
    List<Level> used = levels.stream().filter(l -> l.excluded().isEmpty()).toList();
    List<Level> answered = used.stream().filter(l -> !l.objective().isZero()).toList();
    double[] millis =
        Isotonic.fit(
            answered.stream().mapToDouble(l -> l.objective().toNanos() / 1e6).toArray(),
            answered.stream().mapToDouble(l -> Math.max(1, l.requests())).toArray());
    double from = used.get(0).offered();
    double to = used.get(used.size() - 1).offered();
    int last = to > from ? POINTS : 0;
    List<Point> points = new ArrayList<>();
    for (int i = 0; i <= last; i++) {
      double rate = last == 0 ? from : from + (to - from) * i / last;
      points.add(
          new Point(
              rate,
              Band.of(models.goodput(rate)),
              Band.UNKNOWN,
              Band.of(between(answered, millis, rate)),
              Latency.UNKNOWN));
    }
    return new LatencyCurve(points);
  }

  private static double between(List<Level> levels, double[] millis, double rate) {
    for (int i = 0; i < millis.length; i++) {
      double here = levels.get(i).offered();
      if (rate <= here) {
        double before = i == 0 ? Double.NaN : levels.get(i - 1).offered();
        double share = (rate - before) / (here - before);
        return i == 0
            ? (rate == here ? millis[0] : Double.NaN)
            : here > before ? millis[i - 1] + share * (millis[i] - millis[i - 1]) : millis[i];
      }
    }
    return Double.NaN;
  }
}
