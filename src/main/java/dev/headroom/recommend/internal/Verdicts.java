package dev.headroom.recommend.internal;

import dev.headroom.fit.Fit;
import dev.headroom.fit.Inconclusive;
import dev.headroom.fit.Inconclusive.Reason;
import dev.headroom.fit.Saturation;
import dev.headroom.plan.Plan;
import dev.headroom.quantity.Rate;
import dev.headroom.recommend.Recommendation.Sizing;
import dev.headroom.recommend.Verdict;
import java.util.Locale;

/** What a recommendation amounts to, as a sentence. */
public final class Verdicts {

  private Verdicts() {}

  /** Of a count that was found. */
  public static Verdict feasible(Plan plan, Sizing sizing, boolean inTime) {
    int needed = sizing.instances().needed();
    int count = sizing.instances().count();
    String steep =
        inTime
            ? ""
            : "; the rise is too steep for an autoscaler, so have all of them up before the spike";
    return new Verdict.Feasible(
        format(
            "%d %s at %s within the objective (%s); run %d so that %d may fail%s.",
            needed,
            needed == 1 ? "instance carries the peak" : "instances carry the peak",
            plan.demand().sized().rounded(),
            plan.objective(),
            count,
            sizing.instances().reserve(),
            steep));
  }

  /** Of an objective that isn't met even with next to no load. */
  public static Verdict unreachable(Plan plan, Fit fit) {
    return new Verdict.Unreachable(
        format(
            "No number of instances meets the objective (%s): it was not met at %s, the lowest rate"
                + " that was tried; make the service faster or the objective looser.",
            plan.objective(), lowest(fit).rounded()));
  }

  /** Of the levels that the fit used. */
  private static Rate lowest(Fit fit) {
    return fit.levels().stream()
        .filter(level -> level.excluded().isEmpty())
        .map(level -> new Rate(level.offered()))
        .min(Rate::compareTo)
        .orElse(Rate.ZERO);
  }

  /** Of a fit that gives no count; says what is known none the less. */
  public static Verdict notKnown(Plan plan, Fit fit) {
    if (!fit.known()) {
      return new Verdict.NotKnown("The number of instances is not known.");
    }
    double held = fit.sustainable().rate().low();
    Rate demand = plan.demand().sized();
    int measured = plan.fleet().instances();
    String known =
        held <= 0
            ? "No rate was seen to meet the objective with confidence"
            : held >= demand.perSecond()
                ? format(
                    "The demanded %s is covered: %d %s held %.0f/s within the objective",
                    demand.rounded(), measured, measured == 1 ? "instance" : "instances", held)
                : format("At least %.0f/s were held within the objective", held);
    return new Verdict.NotKnown(known + ", but " + missing(fit));
  }

  private static String missing(Fit fit) {
    return switch (fit.inconclusive().map(Inconclusive::reason).orElse(Reason.NOT_REACHED)) {
      case NON_STATIONARY ->
          "the origin changed while it was measured, so the number of instances is not known.";
      case CONTRADICTORY ->
          "levels contradict each other, so the number of instances is not known.";
      default -> missing(fit.saturation());
    };
  }

  private static String missing(Saturation saturation) {
    return switch (saturation.limitedBy()) {
      case NONE ->
          "the load never reached saturation, so the number of instances is not known; raise"
              + " load.search.to.";
      case INJECTOR ->
          "the injector was the limit, so the number of instances is not known; load from a faster"
              + " machine.";
      case LIMITER ->
          "a limiter turned requests away, so the number of instances is not known; lift it for the"
              + " injector.";
      case GATEWAY ->
          "the gateway was the limit, so the number of instances is not known; scale the gateway or"
              + " load the origin directly.";
      case ORIGIN ->
          "the sustainable rate is too uncertain for a number of instances; add steps to"
              + " load.search and hold them longer.";
    };
  }

  private static String format(String format, Object... args) {
    return String.format(Locale.ROOT, format, args);
  }
}
