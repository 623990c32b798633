package dev.headroom.plan;

import dev.headroom.plan.internal.Crest;
import dev.headroom.quantity.Rate;
import dev.headroom.quantity.Ratio;
import java.time.Duration;

/**
 * How many visitors arrive, when, and where it ends for safety's sake.
 *
 * @param arrivals how arrivals are spread
 * @param seed of the arrival times, so that two runs of a plan offer the same load
 * @param control low load before and after, which shows failures that aren't capacity
 * @param search how the saturation point is looked for
 * @param spike the spike that is driven after it
 * @param limits what the run never exceeds
 */
public record Load(
    Arrivals arrivals,
    long seed,
    Control control,
    SearchMethod search,
    Spike spike,
    Limits limits) {

  /** How arrivals are spread: as independent visitors come, or evenly paced. */
  public enum Arrivals {
    POISSON,
    REGULAR
  }

  /** A constant low rate. */
  public record Control(Rate rate, Duration hold) {}

  /**
   * Levels of constant rate, evenly spaced from the first to the last, climbed in order. The climb
   * ends early after two levels whose goodput stays clearly below what was offered.
   *
   * @param from rate of the first level
   * @param to rate of the last level, above {@code from}
   * @param steps number of levels, at least 2
   * @param hold how long a level lasts, {@code settle} included
   * @param settle the first part of a level, which is not analysed
   */
  public record Staircase(Rate from, Rate to, int steps, Duration hold, Duration settle)
      implements SearchMethod {

    @Override
    public Duration longest() {
      return hold.multipliedBy(steps);
    }

    /** The rate of a level, counted from 0. */
    public Rate rate(int level) {
      double share = (double) level / (steps - 1);
      return new Rate(from.perSecond() + (to.perSecond() - from.perSecond()) * share);
    }
  }

  /**
   * A rise from a baseline to a peak and the fall back, in one of several forms.
   *
   * @param form how it goes up and down
   * @param recovery how long the baseline is watched before the rise and after the fall
   */
  public record Spike(Rate baseline, Rate peak, SpikeForm form, Duration recovery) {

    /** A steep rise to a peak that is held. */
    public Spike(
        Rate baseline, Rate peak, Duration rise, Duration hold, Duration fall, Duration recovery) {
      this(baseline, peak, new SpikeForm.Plateau(rise, hold, fall), recovery);
    }

    /** Baseline for as long as the recovery, the spike, and the recovery. */
    public LoadShape shape() {
      LoadShape watch = LoadShape.constant(baseline, recovery);
      return watch.then(risen()).then(watch);
    }

    private LoadShape risen() {
      return form.between(baseline, peak);
    }

    /** From the beginning of the shape to that of the rise. */
    public Duration untilRise() {
      return recovery;
    }

    /**
     * From the beginning of the shape to the middle of the first time that the peak is held, or of
     * the first time at nine tenths of it where it isn't.
     */
    public Duration untilMiddle() {
      return recovery.plus(Crest.middle(risen(), peak));
    }

    /** From the beginning of the shape to the end of the fall. */
    public Duration untilFallen() {
      return recovery.plus(risen().length());
    }

    /**
     * How long it would take from the baseline to the peak at the steepest slope of any rise in it;
     * zero where the rate jumps up.
     */
    public Duration rise() {
      return Crest.steepestRise(risen(), baseline, peak);
    }

    /** The same spike with another peak; the baseline keeps its share of it. */
    public Spike withPeak(Rate other) {
      double scale = other.perSecond() / peak.perSecond();
      return new Spike(baseline.times(scale), other, form, recovery);
    }
  }

  /**
   * What a run never exceeds.
   *
   * @param maxRate no phase asks for more; a plan that does is refused
   * @param maxDuration load ends after this long whatever happens
   * @param stopErrors share of failed requests at which the run is stopped, above zero
   * @param stopAfter how long that share has to persist
   */
  public record Limits(Rate maxRate, Duration maxDuration, Ratio stopErrors, Duration stopAfter) {}
}
