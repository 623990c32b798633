package dev.headroom.live;

import dev.headroom.collect.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How well the injector itself was in a second, in words. */
final class Health {

  private Health() {}

  /** One item for each thing that is known of it. */
  static List<String> of(Interval second) {
    List<String> items = new ArrayList<>();
    items.add("sends late by " + Words.millis(second.lag().p99Micros()) + " (p99)");
    if (Double.isFinite(second.injectorCpu())) {
      items.add(String.format(Locale.ROOT, "CPU %.0f %%", second.injectorCpu() * 100));
    }
    return items;
  }
}
