package dev.headroom.cli;

import dev.headroom.collect.Interval;
import dev.headroom.collect.Outcome;
import dev.headroom.plan.Load;
import dev.headroom.quantity.Ratio;
import dev.headroom.quantity.TimeText;
import java.util.Map;
import java.util.Optional;

/**
 * What ends the load before its plan does: a share of failed requests that persists, and more
 * requests than the plan allows, which a scenario of several requests a visitor can come to.
 */
final class StopRule {

  /** A bunch of arrivals isn't yet a rate; this many seconds in a row are. */
  private static final int SECONDS_TOO_FAST = 3;

  /** Poisson counts exceed their mean by this many standard deviations once in 1,000 seconds. */
  private static final double CHANCE = 3;

  private final Load.Limits limits;
  private int seconds;
  private int tooFast;

  StopRule(Load.Limits limits) {
    this.limits = limits;
  }

  /** Why to stop after this second, if so; to be asked of every second in order. */
  Optional<String> after(Interval second) {
    return rate(second).or(() -> errors(second));
  }

  private Optional<String> rate(Interval second) {
    double most = limits.maxRate().perSecond();
    tooFast = second.sent() > most + CHANCE * Math.sqrt(most) ? tooFast + 1 : 0;
    return tooFast < SECONDS_TOO_FAST
        ? Optional.empty()
        : Optional.of(
            "the scenario sent "
                + second.sent()
                + " requests a second, more than load.limits.maxRate of the plan ("
                + limits.maxRate().rounded()
                + "); lower the rates, which count visitors, or raise the limit");
  }

  private Optional<String> errors(Interval second) {
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
                + " (load.limits.stopWhen of the plan), "
                + why(second));
  }

  /** The commonest failure of the last second, and what it is a sign of. */
  private static String why(Interval second) {
    Outcome most =
        second.outcomes().entrySet().stream()
            .filter(counted -> counted.getKey() != Outcome.OK)
            .max(Map.Entry.comparingByValue())
            .orElseThrow()
            .getKey();
    String sign =
        switch (most) {
          case REFUSED -> ": nothing listens at the target any more";
          case BAD_GATEWAY, UNAVAILABLE, GATEWAY_TIMEOUT ->
              ": the gateway is there, what is behind it fails";
          default -> "";
        };
    return "most as " + most.id() + sign;
  }
}
