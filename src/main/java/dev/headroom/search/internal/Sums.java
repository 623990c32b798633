package dev.headroom.search.internal;

import dev.headroom.search.Second;
import dev.headroom.search.Totals;
import java.util.Optional;

/** Adds up the seconds of a step as they come, without the first few. */
final class Sums {

  private int settling;
  private Totals totals = Totals.NONE;

  Sums(int settle) {
    this.settling = settle;
  }

  /** All with this one; nothing while it settles. */
  Optional<Totals> with(Second second) {
    if (settling > 0) {
      settling--;
      return Optional.empty();
    }
    totals = totals.plus(second);
    return Optional.of(totals);
  }
}
