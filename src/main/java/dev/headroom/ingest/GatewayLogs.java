package dev.headroom.ingest;

import dev.headroom.diagnose.GatewayDialect;
import dev.headroom.diagnose.LineSource;
import dev.headroom.diagnose.LogLines;
import dev.headroom.diagnose.LogSink;
import dev.headroom.ingest.internal.ByteLines;
import dev.headroom.ingest.internal.ManyLogs;
import dev.headroom.ingest.internal.OpenedLog;
import dev.headroom.quantity.HeadroomException;
import dev.headroom.quantity.HeadroomException.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads the logs of gateways.
 *
 * <p>A file is read once, line by line, and nothing of it is kept, so its size doesn't matter; gzip
 * is unpacked on the way. Rotated parts are read in the order of their first lines. nginx's error
 * log is read along with its access log.
 */
public final class GatewayLogs {

  private final Optional<GatewayDialect> dialect;
  private final ZoneId zone;

  private GatewayLogs(Optional<GatewayDialect> dialect, ZoneId zone) {
    this.dialect = dialect;
    this.zone = zone;
  }

  /** Finds out each file's dialect by itself; dates without a zone are in UTC. */
  public static GatewayLogs withDefaults() {
    return new GatewayLogs(Optional.empty(), ZoneOffset.UTC);
  }

  /** Takes every file for one of this dialect. */
  public GatewayLogs withDialect(GatewayDialect other) {
    return new GatewayLogs(Optional.of(other), zone);
  }

  /** With dates that don't say their zone in this one. */
  public GatewayLogs withZone(ZoneId other) {
    return new GatewayLogs(dialect, other);
  }

  /** The logs in a folder, by their names: {@code *.log}, and rotated ones of them. */
  public static List<Path> in(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().matches(".+\\.log(\\.\\d+)?(\\.gz)?"))
          .filter(Files::isRegularFile)
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new HeadroomException(
          Kind.BAD_DATA, "cannot read the gateway's folder " + folder + ": " + e, e);
    }
  }

  /**
   * Reads the logs of a folder; files in it that are no gateway's logs are passed over.
   *
   * @throws HeadroomException BAD_DATA when one is unreadable
   */
  public GatewayReading readFolder(Path folder, LogSink sink) {
    List<OpenedLog> logs = new ArrayList<>();
    for (Path file : in(folder)) {
      OpenedLog.find(file, dialect).ifPresent(logs::add);
    }
    return readOpened(logs, sink);
  }

  /**
   * Reads logs.
   *
   * @throws HeadroomException BAD_DATA when one is missing, unreadable or of no known dialect
   */
  public GatewayReading read(List<Path> files, LogSink sink) {
    return readOpened(
        files.stream()
            .map(
                file ->
                    OpenedLog.find(file, dialect)
                        .orElseThrow(() -> OpenedLog.unknown(file, choices())))
            .toList(),
        sink);
  }

  private GatewayReading readOpened(List<OpenedLog> logs, LogSink sink) {
    List<OpenedLog> ordered =
        logs.stream().sorted(Comparator.comparingLong(OpenedLog::firstSecond)).toList();
    boolean joined = ordered.stream().anyMatch(log -> log.dialect().isJoined());
    List<Path> errors =
        ordered.stream()
            .filter(log -> joined && log.dialect() == GatewayDialect.NGINX_ERROR)
            .map(OpenedLog::file)
            .toList();
    GatewayReading.Counting counting = new GatewayReading.Counting(sink);
    try (ManyLogs errorLog = new ManyLogs(errors)) {
      for (GatewayDialect each : GatewayDialect.values()) {
        List<Path> files =
            ordered.stream().filter(l -> l.dialect() == each).map(OpenedLog::file).toList();
        if (!files.isEmpty() && !(joined && each == GatewayDialect.NGINX_ERROR)) {
          read(
              files,
              lines(each, errors.isEmpty() ? Optional.empty() : Optional.of(errorLog)),
              counting);
        }
      }
    }
    return counting.reading(ordered.stream().map(OpenedLog::dialect).distinct().toList());
  }

  private LogLines lines(GatewayDialect each, Optional<LineSource> errors) {
    return errors
        .filter(log -> each.isJoined())
        .map(log -> each.lines(zone, log))
        .orElseGet(() -> each.lines(zone));
  }

  private static void read(List<Path> files, LogLines reading, GatewayReading.Counting sink) {
    for (Path file : files) {
      try (ByteLines lines = ByteLines.open(file)) {
        LineSource.Taker taker = (bytes, from, to) -> reading.line(bytes, from, to, sink);
        while (lines.next(taker)) {
          sink.line();
        }
        if (lines.cutOff()) {
          sink.cutOff();
        }
      }
    }
  }

  private static String choices() {
    return String.join(
        ", ",
        Stream.of(GatewayDialect.values())
            .map(d -> d.id() + " (" + d.description() + ")")
            .toList());
  }
}
