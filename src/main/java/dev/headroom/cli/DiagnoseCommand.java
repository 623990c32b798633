package dev.headroom.cli;

import dev.headroom.collect.Recording;
import dev.headroom.collect.RecordingFiles;
import dev.headroom.diagnose.Cause;
import dev.headroom.diagnose.Diagnosis;
import dev.headroom.diagnose.GatewayDialect;
import dev.headroom.ingest.GatewayLogs;
import dev.headroom.store.Documents;
import dev.headroom.store.RunDocuments;
import dev.headroom.store.RunFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says why requests failed. */
@Command(
    name = "diagnose",
    mixinStandardHelpOptions = true,
    description = {
      "Find why the requests of a run failed; writes diagnosis.json.",
      "With logs of gateways instead of a run: find why requests failed in them; writes nothing."
    })
final class DiagnoseCommand implements Callable<Integer> {

  @Mixin private Output output = new Output();

  @Parameters(
      arity = "1..*",
      paramLabel = "RUN|FILE",
      description =
          "The folder of a run, or logs of gateways; nginx's error log goes with its access log.")
  private List<Path> paths = List.of();

  @Option(
      names = "--format",
      converter = DialectConverter.class,
      paramLabel = "FORMAT",
      description = "What the logs are: ${COMPLETION-CANDIDATES}; told by their content if absent.",
      completionCandidates = DialectConverter.Ids.class)
  private Optional<GatewayDialect> format = Optional.empty();

  @Option(
      names = "--zone",
      paramLabel = "ZONE",
      description =
          "The time zone of logs that don't say theirs, such as Europe/Berlin; UTC if absent.")
  private ZoneId zone = ZoneOffset.UTC;

  @Override
  public Integer call() {
    GatewayLogs logs = GatewayLogs.withDefaults().withZone(zone);
    logs = format.map(logs::withDialect).orElse(logs);
    Diagnosis diagnosis =
        paths.size() == 1 && Files.isDirectory(paths.get(0))
            ? ofRun(RunFolder.open(paths.get(0)), logs)
            : Diagnosing.of(paths, logs);
    output.result(DiagnosisText.of(diagnosis), Documents.diagnosis(diagnosis));
    return exitCode(diagnosis).status();
  }

  private static Diagnosis ofRun(RunFolder folder, GatewayLogs logs) {
    RunDocuments documents = new RunDocuments(folder);
    Recording recording =
        RecordingFiles.read(documents.run(), folder.intervals(), folder.latencyLog());
    Diagnosis diagnosis = Diagnosing.of(folder, recording, logs).diagnosis();
    documents.write(diagnosis);
    return diagnosis;
  }

  /** Where no line could be read, or nothing says why most of them failed: no conclusion. */
  private static ExitCode exitCode(Diagnosis diagnosis) {
    boolean unread = diagnosis.requests() == 0 && diagnosis.malformed() > 0;
    return unread || 2 * diagnosis.count(Cause.UNEXPLAINED) > diagnosis.failed()
        ? ExitCode.INCONCLUSIVE
        : ExitCode.DONE;
  }
}
