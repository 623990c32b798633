package dev.headroom.plan.internal;

import dev.headroom.plan.LoadShape;
import dev.headroom.plan.LoadShape.Segment;
import dev.headroom.quantity.Rate;
import dev.headroom.quantity.TimeText;
import java.time.Duration;

/** Where a shape has its peak, and how steeply it gets there. */
public final class Crest {

  /** Rates that differ by less than this share of the peak are one rate with rounding. */
  private static final double ROUNDING = 1e-9;

  /** A peak that isn't held counts as reached at this share of it. */
  private static final double NEAR = 0.9;

  private Crest() {}

  /**
   * From the beginning to the middle of the first time at the peak, or near it if it's no level.
   */
  public static Duration middle(LoadShape shape, Rate peak) {
    double top = peak.perSecond() * (1 - ROUNDING);
    boolean held =
        shape.segments().stream()
            .anyMatch(s -> s.from().perSecond() >= top && s.to().perSecond() >= top);
    double least = held ? top : peak.perSecond() * NEAR;
    double begin = Double.NaN;
    double start = 0;
    for (Segment piece : shape.segments()) {
      double length = TimeText.seconds(piece.length());
      double from = piece.from().perSecond();
      double to = piece.to().perSecond();
      double crossing = start + length * (least - from) / (to - from);
      if (Double.isNaN(begin) && Math.max(from, to) >= least) {
        begin = from >= least ? start : crossing;
      }
      if (begin <= start && from < least) {
        return seconds((begin + start) / 2);
      }
      if (begin <= start + length && to < least) {
        return seconds((begin + crossing) / 2);
      }
      start += length;
    }
    return seconds((begin + start) / 2);
  }

  /** From baseline to peak at the steepest slope upwards; zero where the rate jumps up. */
  public static Duration steepestRise(LoadShape shape, Rate baseline, Rate peak) {
    double least = peak.perSecond() * ROUNDING;
    double steepest = 0;
    double before = baseline.perSecond();
    for (Segment piece : shape.segments()) {
      if (piece.from().perSecond() > before + least) {
        return Duration.ZERO;
      }
      double up = piece.to().perSecond() - piece.from().perSecond();
      steepest = Math.max(steepest, up / TimeText.seconds(piece.length()));
      before = piece.to().perSecond();
    }
    return seconds((peak.perSecond() - baseline.perSecond()) / steepest);
  }

  private static Duration seconds(double seconds) {
    return Duration.ofNanos(Math.round(seconds * 1e9));
  }
}
