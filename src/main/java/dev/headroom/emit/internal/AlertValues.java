package dev.headroom.emit.internal;

import dev.headroom.emit.Basis;
import dev.headroom.plan.Plan;
import dev.headroom.quantity.TimeText;
import dev.headroom.recommend.Recommendation.Sizing;
import java.util.Map;
import java.util.TreeMap;

/**
 * The thresholds of the alerts, as numbers.
 *
 * @param scrape seconds between two samples of a counter, and between two evaluations
 * @param before how far back a rise is looked at: the boot time, in whole scrapes
 * @param sustained requests per second that one instance sustains
 * @param target requests per second an instance at which an autoscaler holds
 * @param halfRoom half of the growth that is left between the two, as a share
 * @param fastBurn share of gateway errors over an hour
 * @param slowBurn share of gateway errors over six hours
 */
public record AlertValues(
    int scrape,
    int before,
    double sustained,
    double target,
    double halfRoom,
    double fastBurn,
    double slowBurn) {

  /** What people scrape at, longest first; 15 s and less, since minutes are too long for a rise. */
  private static final int[] SCRAPES = {15, 10, 5, 2};

  /** A rise is seen early when it lasts several scrapes. */
  private static final int SCRAPES_PER_RISE = 8;

  /** Within which an autoscaler does nothing at all: the HPA's tolerance, its default. */
  private static final double LEAST_ROOM = 0.1;

  /** Google, The Site Reliability Workbook, chapter 5, table 5-8. */
  private static final double FAST = 14.4;

  private static final double SLOW = 6;

  static AlertValues from(Basis basis) {
    Plan plan = basis.plan();
    Sizing sizing = basis.sizing();
    int scrape = scrape(TimeText.seconds(plan.load().spike().rise()));
    double boot = TimeText.seconds(plan.fleet().bootTime());
    double used = Double.parseDouble(Names.down(sizing.perInstance().used()));
    double target = Double.parseDouble(Names.down(sizing.autoscaler().target()));
    double room = Math.max(LEAST_ROOM, used / target - 1);
    double budget = plan.objective().errors().value();
    return new AlertValues(
        scrape,
        scrape * (int) Math.max(1, Math.ceil(boot / scrape)),
        used,
        target,
        Double.parseDouble(Names.rounded(room / 2, 3)),
        burn(budget, FAST),
        burn(budget, SLOW));
  }

  private static int scrape(double rise) {
    for (int scrape : SCRAPES) {
      if (scrape * SCRAPES_PER_RISE <= rise) {
        return scrape;
      }
    }
    return 1;
  }

  /** At most half way from the budget to everything: more than all can't be wrong. */
  private static double burn(double budget, double factor) {
    return Double.parseDouble(Names.rounded(Math.min(factor * budget, (1 + budget) / 2), 6));
  }

  /** By the names of the gaps that they fill. */
  public static Map<String, String> of(Basis basis) {
    AlertValues alerts = from(basis);
    Map<String, String> values = new TreeMap<>(Facts.of(basis));
    values.put("scrape", Integer.toString(alerts.scrape));
    values.put("window", Integer.toString(4 * alerts.scrape));
    values.put("before", Integer.toString(alerts.before));
    values.put("halfRoom", Names.rounded(alerts.halfRoom, 3));
    values.put("budget", basis.plan().objective().errors().toString());
    values.put("fastBurn", Names.rounded(alerts.fastBurn, 6));
    values.put("slowBurn", Names.rounded(alerts.slowBurn, 6));
    return values;
  }
}
