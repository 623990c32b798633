package dev.headroom.report.internal;

import static dev.headroom.report.internal.Figures.count;
import static dev.headroom.report.internal.Figures.latency;
import static dev.headroom.report.internal.Figures.percent;
import static dev.headroom.report.internal.Figures.rate;

import dev.headroom.collect.Interval;
import dev.headroom.collect.LatencyHistogram;
import dev.headroom.fit.Band;
import dev.headroom.fit.Level;
import dev.headroom.load.PhaseRecord;
import dev.headroom.prove.Proof.Trial;
import dev.headroom.quantity.Percentile;
import dev.headroom.quantity.Ratio;
import dev.headroom.report.ReportData;
import java.util.ArrayList;
import java.util.List;

/** The charts' numbers as tables, for those who can't see or don't trust a picture. */
final class Tables {

  private Tables() {}

  static Table phases(ReportData data) {
    boolean retried = data.recording().intervals().stream().anyMatch(i -> i.retries() > 0);
    List<Table.Row> rows =
        data.recording().run().phases().stream().map(p -> phase(data, p, retried)).toList();
    List<String> columns =
        new ArrayList<>(
            List.of(
                "Phase",
                "From",
                "To",
                "Offered /s",
                "Good /s",
                "Gateway errors",
                "p50",
                "p99",
                "p50 from sending",
                "p99 from sending"));
    if (retried) {
      columns.add("Requests a visit");
    }
    return new Table("Phase by phase", columns, 1, rows);
  }

  private static Table.Row phase(ReportData data, PhaseRecord phase, boolean retried) {
    List<Interval> seconds =
        data.recording().intervals().stream().filter(i -> i.phase().equals(phase.name())).toList();
    long start = data.recording().run().startSecond();
    long offered = seconds.stream().mapToLong(Interval::offered).sum();
    double ended = seconds.stream().mapToLong(Interval::completed).sum();
    double errors = seconds.stream().mapToLong(Interval::gatewayErrors).sum();
    LatencyHistogram latency =
        LatencyHistogram.sum(seconds.stream().map(Interval::latency).toList());
    LatencyHistogram service =
        LatencyHistogram.sum(seconds.stream().map(Interval::service).toList());
    List<String> cells =
        new ArrayList<>(
            List.of(
                phase.complete() ? phase.name() : phase.name() + " (cut short)",
                Figures.clock(phase.startSecond() - start),
                Figures.clock(phase.endSecond() - start),
                mean(offered, seconds.size()),
                mean(seconds.stream().mapToLong(Interval::good).sum(), seconds.size()),
                ended == 0 ? "–" : percent(Ratio.of(errors, ended)),
                at(latency, Percentile.P50),
                at(latency, Percentile.P99),
                at(service, Percentile.P50),
                at(service, Percentile.P99)));
    if (retried) {
      double requests = offered + seconds.stream().mapToDouble(Interval::retries).sum();
      cells.add(offered == 0 ? "–" : Figures.decimal(requests / offered, 2));
    }
    return new Table.Row(Tone.PLAIN, cells);
  }

  private static String at(LatencyHistogram latency, Percentile percentile) {
    return latency.count() == 0 ? "–" : latency(latency.at(percentile));
  }

  private static String mean(long total, int seconds) {
    return seconds == 0 ? "–" : rate((double) total / seconds);
  }

  static Table levels(ReportData data) {
    String percentile = data.plan().objective().percentile().toString();
    return new Table(
        "Measured levels",
        List.of(
            "Level",
            "Left out because",
            "Offered /s",
            "Good /s",
            "± 95 %",
            "Gateway errors",
            percentile,
            "95 % interval",
            "Requests"),
        2,
        data.fit().levels().stream().map(Tables::level).toList());
  }

  private static Table.Row level(Level level) {
    return new Table.Row(
        level.excluded().isPresent() ? Tone.CAUTION : Tone.PLAIN,
        List.of(
            level.phase(),
            level.excluded().orElse(""),
            rate(level.offered()),
            rate(level.goodput()),
            halfWidth(LevelBars.goodput(level)),
            percent(level.gatewayErrors()),
            latency(level.objective()),
            latencies(level),
            count(level.requests())));
  }

  private static String halfWidth(Band goodput) {
    double half = goodput.high() - goodput.value();
    return Double.isNaN(half) ? "–" : rate(half);
  }

  private static String latencies(Level level) {
    return Double.isNaN(LevelBars.latencyMillis(level).high())
        ? "–"
        : latency(level.objectiveLow()) + " to " + latency(level.objectiveHigh());
  }

  static Table trials(ReportData data) {
    List<Table.Row> rows = new ArrayList<>();
    data.proof()
        .ifPresent(
            proof -> {
              proof.atNeeded().ifPresent(t -> rows.add(trial("As many as needed", t)));
              proof.atOneFewer().ifPresent(t -> rows.add(trial("One fewer than needed", t)));
              proof
                  .atCountLosingReserve()
                  .ifPresent(t -> rows.add(trial("Full count, reserve killed", t)));
            });
    return new Table(
        "The expected spike, driven for real",
        List.of(
            "Trial",
            "Foretold",
            "Found",
            "Instances",
            "Gateway errors",
            data.plan().objective().percentile() + " latency",
            "Requests"),
        3,
        rows);
  }

  private static Table.Row trial(String title, Trial trial) {
    return new Table.Row(
        trial.asExpected() ? Tone.GOOD : Tone.BAD,
        List.of(
            title,
            trial.expectedToHold() ? "holds" : "breaks",
            (trial.holds() ? "held" : "broke") + (trial.asExpected() ? " ✓" : " ✗ not as foretold"),
            Integer.toString(trial.instances()),
            percent(trial.gatewayErrors()),
            latency(trial.latency()),
            count(trial.requests())));
  }
}
