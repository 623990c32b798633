package dev.headroom.cli;

import dev.headroom.collect.Recording;
import dev.headroom.collect.RecordingFiles;
import dev.headroom.emit.Basis;
import dev.headroom.emit.EmittedFile;
import dev.headroom.fit.Fit;
import dev.headroom.lab.GatewayLog;
import dev.headroom.load.PhaseRecord;
import dev.headroom.load.RunRecord;
import dev.headroom.plan.Plan;
import dev.headroom.plan.PlanReader;
import dev.headroom.recommend.Recommendation;
import dev.headroom.report.GatewayAccount;
import dev.headroom.report.ReportData;
import dev.headroom.report.ReportFormat;
import dev.headroom.report.Reporter;
import dev.headroom.store.RunDocuments;
import dev.headroom.store.RunFolder;
import dev.headroom.store.TextFile;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The report stage: reads all that a run folder holds and writes its page. */
final class Pages {

  private Pages() {}

  /** Writes {@code report.html} and returns the summary for a terminal. */
  static String write(RunFolder folder) {
    ReportData data = data(folder);
    TextFile.write(folder.report(), new Reporter().render(data, ReportFormat.HTML));
    return new Reporter().render(data, ReportFormat.TEXT);
  }

  private static ReportData data(RunFolder folder) {
    RunDocuments documents = new RunDocuments(folder);
    RunRecord run = documents.run();
    Plan plan = PlanReader.read(folder.plan());
    Optional<Recommendation> recommendation = documents.findRecommendation();
    Recording recording = RecordingFiles.read(run, folder.intervals(), folder.latencyLog());
    Fit fit = documents.fit();
    List<EmittedFile> emitted =
        recommendation
            .map(found -> Emission.ofRun(new Basis(plan, recording, fit, found)).files())
            .orElse(List.of());
    return new ReportData(
        plan,
        recording,
        fit,
        recommendation,
        documents.findProof(),
        emitted,
        gatewayAccount(folder, run),
        "headroom " + Version.number(),
        gatlingReport(folder),
        LabFacts.of(run).map(facts -> facts.origin().capacity().perSecond()),
        documents.findDiagnosis(),
        documents.findCheck());
  }

  private static Optional<String> gatlingReport(RunFolder folder) {
    return Files.exists(folder.gatling().resolve("index.html"))
        ? Optional.of("gatling/index.html")
        : Optional.empty();
  }

  /** Of the load: what the gateway logged before was the check. */
  private static long firstSecond(RunRecord run) {
    return run.phases().stream().mapToLong(PhaseRecord::startSecond).min().orElse(0);
  }

  private static Optional<GatewayAccount> gatewayAccount(RunFolder folder, RunRecord run) {
    boolean logged =
        Stream.of("access.log", "haproxy.log")
            .anyMatch(name -> Files.exists(folder.gateway().resolve(name)));
    if (!logged) {
      return Optional.empty();
    }
    List<GatewayAccount.Second> seconds =
        GatewayLog.read(folder.gateway()).perSecond().entrySet().stream()
            .filter(e -> e.getKey() >= firstSecond(run))
            .map(e -> new GatewayAccount.Second(e.getKey(), e.getValue()))
            .toList();
    return Optional.of(new GatewayAccount(seconds));
  }
}
