package dev.headroom.search.internal;

import dev.headroom.plan.Load;
import dev.headroom.plan.LoadShape;
import dev.headroom.quantity.Estimate;
import dev.headroom.quantity.TimeText;
import dev.headroom.search.End;
import dev.headroom.search.Found;
import dev.headroom.search.Known;
import dev.headroom.search.Step;
import dev.headroom.search.Totals;

/** Evenly spaced rates in ascending order; it ends early after two past saturation. */
public final class StaircaseSearch {

  static final int PAST_SATURATION = 2;

  private final Load.Staircase asked;
  private final Journal journal;
  private double held;

  /** One search. */
  public StaircaseSearch(Load.Staircase asked, Journal journal) {
    this.asked = asked;
    this.journal = journal;
  }

  /** Runs it to its end. */
  public Found run() {
    int settle = (int) TimeText.seconds(asked.settle());
    Known known = Known.NOTHING;
    int past = 0;
    for (int level = 0; level < asked.steps() && past < PAST_SATURATION; level++) {
      LoadShape shape = LoadShape.constant(asked.rate(level), asked.hold());
      Step step = journal.step(shape, settle, seen -> false);
      Totals seen = Totals.of(step.analysed());
      boolean lost = Overload.clear(seen);
      past = lost ? past + 1 : 0;
      held = lost ? held : seen.rate();
      known = new Known(Estimate.atLeast(held, Throughput.LEVEL), Known.NOTHING.sustainable());
      journal.note(step, "the next level of the staircase", known);
      if (journal.stopped()) {
        break;
      }
    }
    Known last = known;
    return journal.end(past == 0 ? End.MAX_RATE : End.DONE, () -> last);
  }
}
