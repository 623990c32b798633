package dev.headroom.search.internal;

import dev.headroom.plan.SearchMethod;
import dev.headroom.quantity.TimeText;
import dev.headroom.search.End;
import dev.headroom.search.Setting;

/** What a search may ask for at most, and how well it has to know. */
record Budget(SearchMethod.Adaptive asked, Setting setting, Journal journal) {

  double precision() {
    return asked.precision().value();
  }

  double from() {
    return asked.from().perSecond();
  }

  /** The highest rate that it may ask for. */
  double highest() {
    return Math.min(asked.to().perSecond(), setting.ceiling().perSecond());
  }

  /** Why it ends where the highest rate was held. */
  End held() {
    return setting.ceiling().compareTo(asked.to()) < 0 ? End.INJECTOR : End.MAX_RATE;
  }

  /** Seconds that are left. */
  long left() {
    return (long) TimeText.seconds(asked.maxTime()) - journal.elapsed();
  }
}
