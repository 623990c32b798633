package dev.headroom.cli;

import dev.headroom.collect.Recording;
import dev.headroom.diagnose.Diagnosed;
import dev.headroom.diagnose.Diagnoser;
import dev.headroom.diagnose.Diagnosis;
import dev.headroom.diagnose.GatewayDialect;
import dev.headroom.ingest.GatewayLogs;
import dev.headroom.ingest.GatewayReading;
import dev.headroom.store.RunFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Finds why requests failed, from what lies in a run's folder or in bare logs. */
final class Diagnosing {

  private Diagnosing() {}

  /** Of a run, with its gateway's logs where there are any. */
  static Diagnosed of(RunFolder folder, Recording recording, GatewayLogs logs) {
    Diagnoser diagnoser = Diagnoser.of(recording);
    List<GatewayDialect> dialects =
        Files.isDirectory(folder.gateway())
            ? logs.readFolder(folder.gateway(), diagnoser).dialects()
            : List.of();
    return diagnoser.diagnosis(recording, dialects);
  }

  /** Of logs alone. */
  static Diagnosis of(List<Path> files, GatewayLogs logs) {
    Diagnoser diagnoser = Diagnoser.ofLogs();
    GatewayReading reading = logs.read(files, diagnoser);
    return diagnoser.diagnosis(reading.dialects());
  }
}
