package dev.headroom.report.internal;

import dev.headroom.collect.Interval;
import dev.headroom.load.PhaseKind;
import dev.headroom.load.PhaseRecord;
import dev.headroom.plan.Objective;
import dev.headroom.prove.Proof.Trial;
import dev.headroom.quantity.TimeText;
import dev.headroom.report.ReportData;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The document that the page's script draws from, and that a program may read out of the page. */
final class ChartData {

  private final ReportData data;
  private final long start;

  ChartData(ReportData data) {
    this.data = data;
    this.start = data.recording().run().startSecond();
  }

  String json() {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("version", 1);
    document.put("name", data.plan().name());
    document.put("generatedBy", data.generatedBy());
    document.put("startSecond", start);
    document.put("objective", objective());
    document.put("time", time());
    document.put("phases", phases());
    document.put("curve", CurveData.of(data));
    document.put("flags", Flags.of(data.fit()));
    document.put("trials", trials());
    document.put("account", AccountData.of(data, measured(), start));
    document.put("trueCapacity", data.trueCapacity());
    document.put("fit", data.fit());
    document.put("recommendation", data.recommendation());
    document.put("proof", data.proof());
    return Json.write(document);
  }

  /** All up to the proof, which is drawn on its own. */
  List<Interval> measured() {
    long proof =
        data.recording().phases(PhaseKind.PROOF).stream()
            .mapToLong(PhaseRecord::startSecond)
            .min()
            .orElse(Long.MAX_VALUE);
    return data.recording().intervals().stream().filter(i -> i.epochSecond() < proof).toList();
  }

  /** The measured seconds in which load was driven; between phases a line is broken off. */
  private List<Interval> driven() {
    return measured().stream().filter(i -> !i.phase().equals(Interval.IDLE)).toList();
  }

  private Map<String, Object> objective() {
    Objective objective = data.plan().objective();
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("percentile", objective.percentile().toString());
    document.put("millis", TimeText.seconds(objective.latency()) * 1000);
    document.put("errorPercent", objective.errors().value() * 100);
    return document;
  }

  private Map<String, List<Double>> time() {
    return Timeline.of(driven()).columns(start, data.plan().objective().percentile());
  }

  private List<Map<String, Object>> phases() {
    List<Map<String, Object>> phases = new ArrayList<>();
    for (PhaseRecord phase : data.recording().run().phases()) {
      if (phase.kind() != PhaseKind.PROOF) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("name", phase.name());
        document.put("kind", phase.kind());
        document.put("from", phase.startSecond() - start);
        document.put("to", phase.endSecond() - start);
        phases.add(document);
      }
    }
    return phases;
  }

  private List<Map<String, Object>> trials() {
    return data.proof().stream()
        .flatMap(proof -> proof.trials().stream())
        .map(
            trial -> {
              Map<String, Object> document = new LinkedHashMap<>();
              document.put("phase", trial.phase());
              document.putAll(trialColumns(trial));
              return document;
            })
        .toList();
  }

  private Map<String, List<Double>> trialColumns(Trial trial) {
    List<Interval> seconds =
        data.recording().intervals().stream().filter(i -> i.phase().equals(trial.phase())).toList();
    long begin = seconds.isEmpty() ? start : seconds.get(0).epochSecond();
    return Timeline.of(seconds).columns(begin, trial.percentile());
  }
}
