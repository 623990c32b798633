package dev.headroom.search;

import dev.headroom.fit.Fitter;
import dev.headroom.plan.Objective;
import dev.headroom.plan.SearchMethod;
import dev.headroom.quantity.Rate;
import dev.headroom.quantity.Ratio;
import dev.headroom.testing.VirtualProbe;
import dev.headroom.testing.VirtualTarget;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A search in virtual time, and what came of it.
 *
 * @param found how it ended
 * @param log its steps
 * @param probe what drove it
 */
record Searched(Found found, List<Entry> log, VirtualProbe probe) {

  static final Objective OBJECTIVE = Objective.parse("p99<150ms,errors<0.5%");

  /** The least that a bootstrap of 95 % takes: these tests are not about its ends. */
  static final Setting SETTING = new Setting(OBJECTIVE, Fitter.withDefaults().withResamples(40));

  private static final double CONTROL = 20;

  static SearchMethod.Adaptive adaptive(double to, int seconds) {
    return new SearchMethod.Adaptive(
        new Rate(CONTROL), new Rate(to), new Ratio(0.05), Duration.ofSeconds(seconds));
  }

  static Searched in(VirtualTarget target, SearchMethod method, long seed) {
    VirtualProbe probe = new VirtualProbe(target, OBJECTIVE, seed);
    return in(probe, probe, method);
  }

  static Searched in(VirtualProbe inner, Probe probe, SearchMethod method) {
    List<Entry> log = new ArrayList<>();
    Step baseline = inner.control(CONTROL, 10);
    Found found = Search.of(method, SETTING).run(probe, baseline, log::add);
    return new Searched(found, log, inner);
  }

  /** The steps that are no drains. */
  List<Entry> levels() {
    return log.stream().filter(entry -> entry.phase().startsWith("level")).toList();
  }
}
