package dev.headroom.report.internal;

import dev.headroom.collect.Interval;
import dev.headroom.fit.Overload;
import dev.headroom.fit.Recovery;
import dev.headroom.quantity.Percentile;
import dev.headroom.report.ReportData;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What the charts show, in words.
 *
 * @param load of load, goodput and errors over time
 * @param latency of latency over time
 * @param curve of the levels and the fitted curve
 * @param account of the two accounts
 * @param drawing how many seconds a drawn point stands for, empty where it is one
 */
public record Captions(String load, String latency, String curve, String account, String drawing) {

  static Captions of(ReportData data) {
    List<Interval> drawn = new ChartData(data).measured();
    int bin = Timeline.of(drawn).binSeconds();
    return new Captions(
        drawn.isEmpty() ? "No second was recorded." : load(drawn) + recovery(data),
        drawn.isEmpty() ? "No second was recorded." : latency(drawn, data),
        curve(data),
        data.gateway().isPresent()
            ? "What the gateway logged beside what the visitors saw; the two clocks and the moment"
                + " that is counted may differ by a second."
            : "The gateway’s own log was not read in this run; only the visitors’ side is known.",
        bin == 1 ? "" : "Each point stands for " + bin + " seconds.");
  }

  private static String load(List<Interval> drawn) {
    long offered = drawn.stream().mapToLong(Interval::offered).max().orElse(0);
    long good = drawn.stream().mapToLong(Interval::good).max().orElse(0);
    long ended = drawn.stream().mapToLong(Interval::completed).sum();
    long errors = drawn.stream().mapToLong(Interval::gatewayErrors).sum();
    return String.format(
        Locale.ROOT,
        "In its busiest second %s requests were offered; at best %s were answered well in a second."
            + " Of %s requests that ended, %s.",
        Figures.count(offered),
        Figures.count(good),
        Figures.count(ended),
        errors == 1 ? "1 was a gateway error" : Figures.count(errors) + " were gateway errors");
  }

  private static String recovery(ReportData data) {
    Optional<Recovery> recovery = data.fit().recovery();
    if (recovery.isEmpty()) {
      return "";
    }
    return switch (recovery.get().end()) {
      case RECOVERED ->
          " After the spike it was back to normal within "
              + Figures.count((long) Math.max(1, Math.ceil(recovery.get().seconds().orElse(0))))
              + " s.";
      case DID_NOT_RECOVER, NOT_YET ->
          " After the spike it did not come back to normal while it was watched.";
      case DOWN_BEFORE -> " It was down before the spike.";
      case CUT_SHORT -> " The spike was cut short.";
    };
  }

  private static String latency(List<Interval> drawn, ReportData data) {
    String bound = data.plan().objective().toString();
    return drawn.stream()
        .filter(i -> i.latency().count() > 0)
        .max(Comparator.comparing(i -> i.latency().at(Percentile.P99)))
        .map(
            worst ->
                "Good answers only, from the intended send time. The worst second’s p99 was "
                    + Figures.latency(worst.latency().at(Percentile.P99))
                    + "; the objective is "
                    + bound
                    + ".")
        .orElse("No request was answered well.");
  }

  private static String curve(ReportData data) {
    String found =
        "Each dot is a level of load with its 95 % interval, where it has one; the line is the fitted"
            + " curve"
            + (banded(data) ? " in its 95 % band" : "")
            + ". Saturation is what the origin can complete, sustainable what meets the objective,"
            + " before losses what keeps within the error budget: three rates, each with its own"
            + " interval above the chart. "
            + overload(data.fit().overload());
    long out = data.fit().levels().stream().filter(l -> l.excluded().isPresent()).count();
    return out == 0
        ? found.strip()
        : found
            + "Grey dots were left out ("
            + out
            + "); point at one, or see the table, for the reason.";
  }

  private static boolean banded(ReportData data) {
    return data.fit().curve().points().stream().anyMatch(p -> !Double.isNaN(p.goodput().high()));
  }

  private static String overload(Optional<Overload> overload) {
    return overload
        .map(
            o ->
                "At the highest overload it still did "
                    + Figures.percent(Math.min(1, o.collapse()))
                    + " of its best. ")
        .orElse("");
  }
}
