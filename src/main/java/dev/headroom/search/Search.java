package dev.headroom.search;

import dev.headroom.plan.Load;
import dev.headroom.plan.SearchMethod;
import dev.headroom.search.internal.AdaptiveSearch;
import dev.headroom.search.internal.BisectionSearch;
import dev.headroom.search.internal.Journal;
import dev.headroom.search.internal.RampSearch;
import dev.headroom.search.internal.StaircaseSearch;
import java.util.function.Consumer;

/** A way of looking for the saturation and the sustainable rate. */
@FunctionalInterface
public interface Search {

  /**
   * Looks for them.
   *
   * @param probe drives the load
   * @param baseline the control phase before it, which shows the origin at ease
   * @param log gets each step as it has ended
   */
  Found run(Probe probe, Step baseline, Consumer<Entry> log);

  /** The search that a plan asks for. */
  static Search of(SearchMethod method, Setting setting) {
    return (probe, baseline, log) -> {
      Journal journal = new Journal(probe, baseline, setting, log);
      if (method instanceof SearchMethod.Adaptive adaptive) {
        return new AdaptiveSearch(adaptive, setting, journal).run();
      }
      if (method instanceof SearchMethod.Ramp ramp) {
        return new RampSearch(ramp, journal).run();
      }
      if (method instanceof SearchMethod.Bisection bisection) {
        return new BisectionSearch(bisection, setting, journal).run();
      }
      return new StaircaseSearch((Load.Staircase) method, journal).run();
    };
  }
}
