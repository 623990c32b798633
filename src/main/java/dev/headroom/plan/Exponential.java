package dev.headroom.plan;

import dev.headroom.plan.LoadShape.Point;
import dev.headroom.quantity.Rate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A rate that changes by equal factors in equal times, in straight pieces. */
final class Exponential {

  /** Of a piece: its ends then differ little enough for a straight line between them. */
  private static final double FACTOR = 1.1;

  private static final long MILLI = 1_000_000;

  private Exponential() {}

  /** From one rate to another, both above zero, with inner ends of pieces on whole milliseconds. */
  static LoadShape from(Rate begin, Rate end, Duration length) {
    double whole = Math.log(end.perSecond() / begin.perSecond());
    int pieces = (int) Math.max(1, Math.ceil(Math.abs(whole) / Math.log(FACTOR)));
    List<Point> points = new ArrayList<>();
    points.add(new Point(Duration.ZERO, begin));
    for (int i = 1; i < pieces; i++) {
      long nanos = length.toNanos() / pieces * i / MILLI * MILLI;
      double share = (double) nanos / length.toNanos();
      points.add(new Point(Duration.ofNanos(nanos), begin.times(Math.exp(whole * share))));
    }
    points.add(new Point(length, end));
    return LoadShape.through(points);
  }
}
