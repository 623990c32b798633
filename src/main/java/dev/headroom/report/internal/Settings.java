package dev.headroom.report.internal;

import static dev.headroom.report.internal.Figures.decimal;
import static dev.headroom.report.internal.Figures.percent;
import static dev.headroom.report.internal.Figures.rate;

import dev.headroom.recommend.Recommendation;
import dev.headroom.recommend.Trade;
import dev.headroom.recommend.Trade.Setting;
import dev.headroom.report.ReportData;
import java.time.Duration;
import java.util.List;

/** The autoscaler's settings that were simulated, as a table; no rows where none were. */
final class Settings {

  private Settings() {}

  static Table of(ReportData data) {
    List<Setting> settings =
        data.recommendation().flatMap(Recommendation::trade).map(Trade::settings).orElse(List.of());
    return new Table(
        "Least instances, target and cost",
        List.of(
            "Setting",
            "In the spike",
            "Least instances",
            "Target /s an instance",
            "Gateway errors",
            data.plan().objective().percentile() + " latency",
            "Instance-hours a day"),
        2,
        settings.stream().map(Settings::row).toList());
  }

  private static Table.Row row(Setting setting) {
    return new Table.Row(
        setting.chosen() ? Tone.GOOD : setting.holds() ? Tone.PLAIN : Tone.CAUTION,
        List.of(
            setting.chosen() ? "recommended" : setting.holds() ? "dearer" : "loses too much",
            setting.holds() ? "holds" : "breaks",
            Integer.toString(setting.min()),
            rate(setting.target()),
            percent(setting.errors()),
            latency(setting.latencySeconds()),
            decimal(setting.instanceHours(), 1)));
  }

  private static String latency(double seconds) {
    return Double.isNaN(seconds)
        ? "–"
        : Figures.latency(Duration.ofNanos(Math.round(seconds * 1e9)));
  }
}
