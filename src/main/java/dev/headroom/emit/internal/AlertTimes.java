package dev.headroom.emit.internal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * When each of the alerts on load fires for the first time, worked out from the measured rates by
 * the same conditions as the rules have; what promtool then says of the rules is the check of it.
 *
 * @param rates requests per second, one a scrape
 * @param instances that were up all the time
 */
record AlertTimes(AlertValues alerts, List<Double> rates, int instances) {

  /** What a rise by chance stays below, in standard deviations of independent arrivals. */
  private static final double DEVIATIONS = 5;

  private static final double USED_UP = 0.9;

  /** The number of the scrape by the name of the alert; empty where it never fires. */
  Map<String, Optional<Integer>> first() {
    Map<String, Optional<Integer>> times = new TreeMap<>();
    times.put("HeadroomTrafficRises", first(this::rises));
    times.put("HeadroomSaturationPredicted", first(this::predicted));
    times.put("HeadroomUsedUp", first(scrape -> rate(scrape) > USED_UP * sustained()));
    times.put(
        "HeadroomNoInstanceLeft", first(scrape -> rate(scrape) / instances > alerts.target()));
    return times;
  }

  private Optional<Integer> first(IntPredicate fires) {
    return IntStream.rangeClosed(1, rates.size()).filter(fires).boxed().findFirst();
  }

  private boolean rises(int scrape) {
    return rise(scrape) > alerts.halfRoom() * before(scrape);
  }

  private boolean predicted(int scrape) {
    return rate(scrape) + rise(scrape) > sustained();
  }

  private double sustained() {
    return alerts.sustained() * instances;
  }

  /** NaN, above which nothing is, where it is none or no more than chance. */
  private double rise(int scrape) {
    double rise = rate(scrape) - before(scrape);
    double chance = Math.sqrt((rate(scrape) + before(scrape)) / alerts.scrape());
    return rise > DEVIATIONS * chance ? rise : Double.NaN;
  }

  private double before(int scrape) {
    return rate(scrape - alerts.before() / alerts.scrape());
  }

  private double rate(int scrape) {
    return scrape < 1 ? Double.NaN : rates.get(scrape - 1);
  }
}
