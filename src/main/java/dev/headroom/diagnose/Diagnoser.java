package dev.headroom.diagnose;

import dev.headroom.collect.Interval;
import dev.headroom.collect.Recording;
import dev.headroom.diagnose.internal.Attributed;
import dev.headroom.diagnose.internal.Examples;
import dev.headroom.diagnose.internal.LoggedSeconds;
import java.util.List;

/**
 * Puts each failed request down to one cause.
 *
 * <p>It is given what the gateways logged, line by line, and then asked: for the logs alone, or for
 * them and a recording of the visitors' side, which has the last word on how many failed and as
 * what. How each cause answers to the load tells overload from what only looks like it.
 */
public final class Diagnoser implements LogSink {

  /** Clocks of one machine agree; what ends at the edge of a run may be logged beside it. */
  private static final long SLACK_SECONDS = 2;

  private final Examples examples = new Examples();
  private final LoggedSeconds logged;

  private Diagnoser(long from, long to) {
    this.logged = new LoggedSeconds(from, to, examples);
  }

  /** Of all that is logged. */
  public static Diagnoser ofLogs() {
    return new Diagnoser(Long.MIN_VALUE, Long.MAX_VALUE);
  }

  /** Of what is logged while this was recorded. */
  public static Diagnoser of(Recording recording) {
    List<Interval> all = recording.intervals();
    return all.isEmpty()
        ? new Diagnoser(0, 0)
        : new Diagnoser(
            all.get(0).epochSecond() - SLACK_SECONDS,
            all.get(all.size() - 1).epochSecond() + SLACK_SECONDS);
  }

  @Override
  public void good(long endedSecond) {
    logged.good(endedSecond);
  }

  @Override
  public void failed(LoggedRequest request) {
    logged.failed(request);
  }

  @Override
  public void malformed() {
    logged.malformed();
  }

  /**
   * What the logs say.
   *
   * @param dialects of the logs
   */
  public Diagnosis diagnosis(List<GatewayDialect> dialects) {
    return Attributed.of(logged, examples).diagnosis(dialects);
  }

  /**
   * What the logs and the recording say.
   *
   * @param dialects of the logs, none where there are no logs
   */
  public Diagnosed diagnosis(Recording recording, List<GatewayDialect> dialects) {
    Attributed attributed = Attributed.of(recording, logged, examples);
    return new Diagnosed(
        attributed.diagnosis(dialects), attributed.capacityOnly(recording), attributed.left());
  }
}
