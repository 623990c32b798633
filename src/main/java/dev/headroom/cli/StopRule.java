package dev.headroom.cli;

import dev.headroom.collect.Interval;
import dev.headroom.plan.Load;
import dev.headroom.quantity.Ratio;
import dev.headroom.quantity.TimeText;
import java.util.Optional;

/** The plan's stop condition: a share of failed requests that persists ends the load. */
final class StopRule {

  private final Load.Limits limits;
  private int seconds;

  StopRule(Load.Limits limits) {
    this.limits = limits;
  }

  /** Why to stop after this second, if so; to be asked of every second in order. */
  Optional<String> after(Interval second) {
    if (second.completed() == 0) {
      return Optional.empty();
    }
    Ratio failed = Ratio.of(second.failed(), second.completed());
    seconds = failed.compareTo(limits.stopErrors()) >= 0 ? seconds + 1 : 0;
    return seconds < TimeText.seconds(limits.stopAfter())
        ? Optional.empty()
        : Optional.of(
            "at least "
                + limits.stopErrors()
                + " of requests failed for "
                + TimeText.format(limits.stopAfter())
                + " (load.limits.stopWhen of the plan)");
  }
}
