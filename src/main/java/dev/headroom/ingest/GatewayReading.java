package dev.headroom.ingest;

import dev.headroom.diagnose.GatewayDialect;
import dev.headroom.diagnose.LogSink;
import dev.headroom.diagnose.LoggedRequest;
import java.util.List;

/**
 * How the reading of gateways' logs went.
 *
 * @param dialects what they were
 * @param lines how many there were
 * @param malformed lines that are none of their log's form
 * @param cutOff files whose last line was not whole
 */
public record GatewayReading(
    List<GatewayDialect> dialects, long lines, long malformed, long cutOff) {

  public GatewayReading {
    dialects = List.copyOf(dialects);
  }

  /** Counts on the way to another sink. */
  static final class Counting implements LogSink {

    private final LogSink sink;
    private long lines;
    private long malformed;
    private long cutOff;

    Counting(LogSink sink) {
      this.sink = sink;
    }

    void line() {
      lines++;
    }

    void cutOff() {
      cutOff++;
    }

    @Override
    public void good(long endedSecond) {
      sink.good(endedSecond);
    }

    @Override
    public void failed(LoggedRequest request) {
      sink.failed(request);
    }

    @Override
    public void malformed() {
      malformed++;
      sink.malformed();
    }

    GatewayReading reading(List<GatewayDialect> dialects) {
      return new GatewayReading(dialects, lines, malformed, cutOff);
    }
  }
}
