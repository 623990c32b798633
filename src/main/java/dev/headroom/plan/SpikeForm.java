package dev.headroom.plan;

import dev.headroom.plan.LoadShape.Point;
import dev.headroom.plan.LoadShape.Segment;
import dev.headroom.quantity.Rate;
import java.time.Duration;
import java.util.Collections;
import java.util.List;

/** How a spike goes from its baseline up to its peak and back again. */
public sealed interface SpikeForm {

  /** From the beginning of the rise to the end of the fall. */
  LoadShape between(Rate baseline, Rate peak);

  /** A straight rise, the peak held, a straight fall. */
  record Plateau(Duration rise, Duration hold, Duration fall) implements SpikeForm {

    @Override
    public LoadShape between(Rate baseline, Rate peak) {
      return new LoadShape(
          List.of(
              new Segment(baseline, peak, rise),
              new Segment(peak, peak, hold),
              new Segment(peak, baseline, fall)));
    }
  }

  /** The peak at once, held, and gone at once. */
  record Step(Duration hold) implements SpikeForm {

    @Override
    public LoadShape between(Rate baseline, Rate peak) {
      return LoadShape.constant(peak, hold);
    }
  }

  /** A straight rise, gone at once when it reaches the peak. */
  record Ramp(Duration rise) implements SpikeForm {

    @Override
    public LoadShape between(Rate baseline, Rate peak) {
      return new LoadShape(List.of(new Segment(baseline, peak, rise)));
    }
  }

  /**
   * Several ramps, one after another.
   *
   * @param teeth how many, at least 2
   */
  record Sawtooth(Duration rise, int teeth) implements SpikeForm {

    @Override
    public LoadShape between(Rate baseline, Rate peak) {
      return new LoadShape(Collections.nCopies(teeth, new Segment(baseline, peak, rise)));
    }
  }

  /**
   * Two plateaus, the second before the origin may be over the first.
   *
   * @param pause at the baseline between them
   */
  record Twice(Plateau each, Duration pause) implements SpikeForm {

    @Override
    public LoadShape between(Rate baseline, Rate peak) {
      LoadShape once = each.between(baseline, peak);
      return once.then(LoadShape.constant(baseline, pause)).then(once);
    }
  }

  /**
   * A crowd that word of mouth brings and that loses interest slowly: the rate is multiplied by
   * equal factors in equal times, {@code b·(p/b)^(t/rise)} up to the peak p and {@code
   * p·(b/p)^(t/fall)} down to the baseline b.
   *
   * <p>Straight pieces of a factor of at most 1.1 each: they lie above the curve by at most (ln
   * 1.1)²/8 = 0.11 % of it.
   */
  record FlashCrowd(Duration rise, Duration fall) implements SpikeForm {

    @Override
    public LoadShape between(Rate baseline, Rate peak) {
      return Exponential.from(baseline, peak, rise).then(Exponential.from(peak, baseline, fall));
    }
  }

  /**
   * A rate that was recorded, scaled to the peak.
   *
   * @param series at least two points, the first at zero, one of them above a rate of zero
   */
  record Replay(List<Point> series) implements SpikeForm {

    public Replay {
      series = List.copyOf(series);
    }

    /** The highest rate that was recorded. */
    public Rate highest() {
      return series.stream().map(Point::rate).max(Rate::compareTo).orElseThrow();
    }

    @Override
    public LoadShape between(Rate baseline, Rate peak) {
      double scale = peak.perSecond() / highest().perSecond();
      return LoadShape.through(
          series.stream().map(p -> new Point(p.at(), p.rate().times(scale))).toList());
    }
  }
}
