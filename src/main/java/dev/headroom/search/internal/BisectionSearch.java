package dev.headroom.search.internal;

import dev.headroom.plan.Objective;
import dev.headroom.plan.SearchMethod;
import dev.headroom.quantity.Estimate;
import dev.headroom.quantity.TimeText;
import dev.headroom.search.End;
import dev.headroom.search.Found;
import dev.headroom.search.Known;
import dev.headroom.search.Setting;
import dev.headroom.search.Step;
import dev.headroom.search.Totals;

/**
 * Twice the rate until the objective breaks, then the middle of what is left.
 *
 * <p>As Nighthawk's adaptive load and others do it. Each verdict is for ever, and there is no
 * interval: what it leaves is bounded by two verdicts that may be wrong.
 */
public final class BisectionSearch {

  private final SearchMethod.Bisection asked;
  private final Setting setting;
  private final Journal journal;
  private double low;
  private double high = Double.POSITIVE_INFINITY;

  /** One search. */
  public BisectionSearch(SearchMethod.Bisection asked, Setting setting, Journal journal) {
    this.asked = asked;
    this.setting = setting;
    this.journal = journal;
  }

  /** Runs it to its end. */
  public Found run() {
    double rate = asked.from().perSecond();
    String why = "the lowest rate";
    End end = End.MAX_TIME;
    while (journal.elapsed() + TimeText.seconds(asked.hold()) <= longest()) {
      Step step = probe(rate, why);
      if (journal.stopped() || close() || low >= highest()) {
        end = close() ? End.PRECISE : End.MAX_RATE;
        break;
      }
      if (Overload.clear(Totals.of(step.analysed())) && !journal.drain()) {
        end = End.NOT_RECOVERED;
        break;
      }
      boolean bracketed = Double.isFinite(high);
      rate = bracketed ? (low + high) / 2 : Math.min(2 * low, highest());
      why = bracketed ? "the middle of what is left" : "twice the rate, as the one before held";
    }
    return journal.end(end, this::known);
  }

  private Step probe(double rate, String why) {
    int settle = (int) TimeText.seconds(asked.settle());
    int seconds = (int) TimeText.seconds(asked.hold()) - settle;
    Step step = journal.step(rate, settle, seconds, seen -> false);
    if (holds(Totals.of(step.analysed()))) {
      low = Math.max(low, rate);
    } else {
      high = Math.min(high, rate);
    }
    journal.note(step, why, known());
    return step;
  }

  private boolean holds(Totals seen) {
    Objective objective = setting.objective();
    return seen.lateShare() <= 1 - objective.percentile().quantile()
        && seen.errorShare() <= objective.errors().value();
  }

  private boolean close() {
    return high - low < asked.precision().value() * high;
  }

  private double longest() {
    return TimeText.seconds(asked.maxTime());
  }

  private double highest() {
    return asked.to().perSecond();
  }

  /** No interval: two verdicts at any distance from each other. */
  private Known known() {
    return new Known(
        Known.NOTHING.saturation(), Estimate.atLeast(Math.min(low, high), Throughput.LEVEL));
  }
}
