package dev.headroom.search.internal;

import dev.headroom.search.End;
import dev.headroom.search.Step;
import dev.headroom.search.Totals;
import java.util.Optional;

/** Twice the rate until more is offered than completed. */
final class Climb {

  private static final int SETTLE = 1;
  private static final int LEAST_SECONDS = 2;

  /** A rate that is neither clearly held nor clearly lost by then is near the capacity. */
  private static final int MOST_SECONDS = 6;

  private final Journal journal;
  private final Evidence evidence;
  private final Budget budget;

  Climb(Journal journal, Evidence evidence, Budget budget) {
    this.journal = journal;
    this.evidence = evidence;
    this.budget = budget;
  }

  /** Why the search ends here, if it does. */
  Optional<End> run() {
    String why = "the lowest rate";
    for (double rate = Math.min(budget.from(), budget.highest()); true; ) {
      if (budget.left() < SETTLE + MOST_SECONDS) {
        return Optional.of(End.MAX_TIME);
      }
      Optional<Step> step = journal.sound(rate, SETTLE, MOST_SECONDS, this::enough);
      if (step.isEmpty()) {
        return journal.broken();
      }
      boolean lost = evidence.add(step.get());
      journal.note(step.get(), why, evidence.known());
      if (lost) {
        return journal.drain() ? Optional.empty() : Optional.of(End.NOT_RECOVERED);
      }
      if (rate >= budget.highest()) {
        return Optional.of(End.MAX_RATE);
      }
      rate = Math.min(2 * rate, budget.highest());
      why = "twice the rate, as the one before was held";
    }
  }

  private boolean enough(Totals seen) {
    double floor = evidence.floor();
    return seen.seconds() >= LEAST_SECONDS
        && (Overload.certain(seen, floor) || Overload.surelyHeld(seen, floor));
  }
}
