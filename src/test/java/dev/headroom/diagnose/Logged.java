package dev.headroom.diagnose;

import dev.headroom.ingest.GatewayLogs;
import dev.headroom.ingest.GatewayReading;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Takes all that is read of a log. */
public final class Logged implements LogSink {

  public final List<LoggedRequest> failures = new ArrayList<>();
  public long good;
  public long malformed;

  /** What these lines of a dialect say. */
  public static Logged of(GatewayDialect dialect, String... lines) {
    Logged logged = new Logged();
    LogLines reading = dialect.lines(ZoneOffset.UTC);
    for (String line : lines) {
      byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
      reading.line(bytes, 0, bytes.length, logged);
    }
    return logged;
  }

  /** What the logs in a folder say. */
  public static Logged in(Path folder) {
    Logged logged = new Logged();
    GatewayReading reading = GatewayLogs.withDefaults().readFolder(folder, logged);
    if (reading.malformed() != logged.malformed) {
      throw new AssertionError(reading + " but " + logged.malformed + " were told");
    }
    return logged;
  }

  /** Failures by status, cause and confidence, such as {@code 502 connection_refused certain}. */
  public Map<String, Integer> summary() {
    Map<String, Integer> counts = new TreeMap<>();
    for (LoggedRequest failure : failures) {
      Attribution why = failure.attribution();
      String key = failure.status() + " " + why.cause().id() + " " + why.confidence().id();
      counts.merge(key, 1, Integer::sum);
    }
    return counts;
  }

  @Override
  public void good(long endedSecond) {
    good++;
  }

  @Override
  public void failed(LoggedRequest request) {
    failures.add(request);
  }

  @Override
  public void malformed() {
    malformed++;
  }
}
