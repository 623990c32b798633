package dev.headroom.live.internal;

import dev.headroom.collect.Interval;
import dev.headroom.collect.IntervalFile;
import dev.headroom.collect.Outcome;
import dev.headroom.load.PhaseKind;
import dev.headroom.load.PhaseRecord;
import dev.headroom.store.JsonDocument;
import java.util.Optional;

/** Events' data: JSON in one line, and so escaped that no text can end it. */
public final class Events {

  private Events() {}

  /** A second as points of the charts; null between phases and where nothing ended. */
  public static String second(IntervalFile.Row row, Optional<PhaseRecord> phase) {
    Interval second = row.interval();
    double ended = second.completed() == 0 ? Double.NaN : second.completed() / 100.0;
    return line(
        JsonDocument.empty()
            .with("t", (double) second.epochSecond())
            .with("kind", phase.map(PhaseRecord::kind).map(PhaseKind::id).orElse(""))
            .with("target", phase.isPresent() ? second.target() : Double.NaN)
            .with("offered", phase.isPresent() ? second.offered() : Double.NaN)
            .with("good", phase.isPresent() || second.good() > 0 ? second.good() : Double.NaN)
            .with("failed", second.failed() / ended)
            .with("gatewayErrors", second.gatewayErrors() / ended)
            .with("badGateway", second.count(Outcome.BAD_GATEWAY) / ended)
            .with("p50", millis(second, row.p50Micros()))
            .with("p99", millis(second, row.p99Micros())));
  }

  private static double millis(Interval second, long micros) {
    return second.good() == 0 ? Double.NaN : micros / 1000.0;
  }

  /** The document in one line: line feeds are between its values only. */
  public static String line(JsonDocument document) {
    return document.text().replaceAll("\\n *", "");
  }
}
