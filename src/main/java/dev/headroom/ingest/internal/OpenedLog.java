package dev.headroom.ingest.internal;

import dev.headroom.diagnose.GatewayDialect;
import dev.headroom.diagnose.LogLines;
import dev.headroom.diagnose.LogSink;
import dev.headroom.diagnose.LoggedRequest;
import dev.headroom.quantity.HeadroomException;
import dev.headroom.quantity.HeadroomException.Kind;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A log whose first lines were looked at.
 *
 * @param file which
 * @param dialect what it is
 * @param firstSecond of its first request, to put rotated parts in order
 */
public record OpenedLog(Path file, GatewayDialect dialect, long firstSecond) {

  /** A gateway says a few lines of its own when it starts, and then come requests. */
  private static final int LOOKED_AT = 50;

  /** Of each line so much is looked at. */
  private static final int MOST_BYTES = 16_384;

  /**
   * Looks at a log; empty where it is of no known dialect, as an empty one is.
   *
   * @param given what it is, where that is known
   * @throws HeadroomException BAD_DATA when it is missing or unreadable
   */
  public static Optional<OpenedLog> find(Path file, Optional<GatewayDialect> given) {
    List<String> first = new ArrayList<>();
    try (ByteLines lines = ByteLines.open(file)) {
      while (first.size() < LOOKED_AT
          && lines.next((bytes, from, to) -> first.add(text(bytes, from, to)))) {
        // All is done by the condition.
      }
    }
    return given
        .or(() -> GatewayDialect.detect(first))
        .map(dialect -> new OpenedLog(file, dialect, first(dialect, first)));
  }

  private static String text(byte[] bytes, int from, int to) {
    return new String(bytes, from, Math.min(to - from, MOST_BYTES), StandardCharsets.UTF_8);
  }

  /** The problem of a log that is of none of these dialects. */
  public static HeadroomException unknown(Path file, String choices) {
    return new HeadroomException(
        Kind.BAD_DATA,
        file
            + ":1: no line of its first "
            + LOOKED_AT
            + " is of a gateway's log known here; name what it is with --format: "
            + choices);
  }

  private static long first(GatewayDialect dialect, List<String> lines) {
    long[] earliest = {Long.MAX_VALUE};
    LogSink sink =
        new LogSink() {
          @Override
          public void good(long endedSecond) {
            earliest[0] = Math.min(earliest[0], endedSecond);
          }

          @Override
          public void failed(LoggedRequest request) {
            good(request.endedSecond());
          }

          @Override
          public void malformed() {
            // Another one tells.
          }
        };
    LogLines reading = dialect.lines(ZoneOffset.UTC);
    for (String line : lines) {
      byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
      reading.line(bytes, 0, bytes.length, sink);
    }
    return earliest[0];
  }
}
