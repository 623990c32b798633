package dev.headroom.search.internal;

import dev.headroom.plan.SearchMethod;
import dev.headroom.quantity.TimeText;

/** What a search may ask for at most, and how well it has to know. */
record Budget(SearchMethod.Adaptive asked, Journal journal) {

  double precision() {
    return asked.precision().value();
  }

  double from() {
    return asked.from().perSecond();
  }

  /** The highest rate that it may ask for. */
  double highest() {
    return asked.to().perSecond();
  }

  /** Seconds that are left. */
  long left() {
    return (long) TimeText.seconds(asked.maxTime()) - journal.elapsed();
  }
}
