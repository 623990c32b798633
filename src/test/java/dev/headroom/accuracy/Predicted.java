package dev.headroom.accuracy;

import dev.headroom.fit.Fit;
import dev.headroom.fit.LatencyCurve.Point;
import java.util.List;

/** What a fit's curve says at a rate between its points. */
final class Predicted {

  private Predicted() {}

  /** The share of requests that end in a gateway error: what is offered and doesn't come out. */
  static double gatewayErrors(Fit fit, double offered) {
    List<Point> points = fit.curve().points();
    for (int i = 1; i < points.size(); i++) {
      Point left = points.get(i - 1);
      Point right = points.get(i);
      if (left.offered() <= offered && offered <= right.offered()) {
        double along = (offered - left.offered()) / (right.offered() - left.offered());
        return lost(left) + along * (lost(right) - lost(left));
      }
    }
    return Double.NaN;
  }

  private static double lost(Point point) {
    return point.gatewayErrors().value();
  }
}
