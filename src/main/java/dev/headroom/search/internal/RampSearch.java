package dev.headroom.search.internal;

import dev.headroom.plan.LoadShape;
import dev.headroom.plan.SearchMethod;
import dev.headroom.quantity.Estimate;
import dev.headroom.quantity.Rate;
import dev.headroom.quantity.TimeText;
import dev.headroom.search.End;
import dev.headroom.search.Found;
import dev.headroom.search.Known;
import dev.headroom.search.Step;
import dev.headroom.search.Totals;
import java.time.Duration;

/** A straight rise in pieces, each a level of its own; it ends early after two past saturation. */
public final class RampSearch {

  /** A rise has a level at each of so many places; more of them would hold too little each. */
  private static final int PIECES = 30;

  private static final int LEAST_SECONDS = 2;

  private final SearchMethod.Ramp asked;
  private final Journal journal;

  /** One search. */
  public RampSearch(SearchMethod.Ramp asked, Journal journal) {
    this.asked = asked;
    this.journal = journal;
  }

  /** Runs it to its end. */
  public Found run() {
    int length = (int) TimeText.seconds(asked.length());
    int piece = Math.max(LEAST_SECONDS, length / PIECES);
    int past = 0;
    double held = 0;
    for (int at = 0; at < length && past < StaircaseSearch.PAST_SATURATION; at += piece) {
      int end = Math.min(length, at + piece);
      LoadShape shape =
          new LoadShape(
              java.util.List.of(
                  new LoadShape.Segment(
                      rate(at, length), rate(end, length), Duration.ofSeconds(end - at))));
      Step step = journal.step(shape, 0, seen -> false);
      Totals seen = Totals.of(step.analysed());
      boolean lost = Overload.clear(seen);
      past = lost ? past + 1 : 0;
      held = lost ? held : seen.rate();
      journal.note(step, "the next piece of the ramp", known(held));
      if (journal.stopped()) {
        break;
      }
    }
    double highest = held;
    return journal.end(past == 0 ? End.MAX_RATE : End.DONE, () -> known(highest));
  }

  private static Known known(double held) {
    return new Known(Estimate.atLeast(held, Throughput.LEVEL), Known.NOTHING.sustainable());
  }

  private Rate rate(int second, int length) {
    double from = asked.from().perSecond();
    double to = asked.to().perSecond();
    return new Rate(from + (to - from) * second / length);
  }
}
