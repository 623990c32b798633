package dev.headroom.diagnose.internal;

import dev.headroom.diagnose.LogLines;
import dev.headroom.diagnose.LogSink;
import dev.headroom.diagnose.LoggedRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Counts what a way of reading a log makes of some of its lines. */
public final class Trial implements LogSink {

  private int understood;

  /** Reads them all. */
  public static Trial of(LogLines reading, List<String> lines) {
    Trial trial = new Trial();
    for (String line : lines) {
      byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
      reading.line(bytes, 0, bytes.length, trial);
    }
    return trial;
  }

  /** Lines that told of a request. */
  public int understood() {
    return understood;
  }

  @Override
  public void good(long endedSecond) {
    understood++;
  }

  @Override
  public void failed(LoggedRequest request) {
    understood++;
  }

  @Override
  public void malformed() {
    // What is counted is the others.
  }
}
