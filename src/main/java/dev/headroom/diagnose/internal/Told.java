package dev.headroom.diagnose.internal;

import dev.headroom.diagnose.LogSink;
import dev.headroom.diagnose.LoggedRequest;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Optional;

/** What the logs of the rarer gateways have in common. */
final class Told {

  private Told() {}

  /** Tells the sink of a request: good where there is no rule for it. */
  static void request(
      LogSink sink,
      long endedMillis,
      int status,
      Optional<String> requestId,
      Optional<Rule> why,
      String line) {
    why.ifPresentOrElse(
        rule -> sink.failed(new LoggedRequest(endedMillis, status, requestId, rule.of(line))),
        () -> sink.good(Math.floorDiv(endedMillis, 1000L)));
  }

  /** {@code 2026-11-24T23:53:49.123Z}, as epoch milliseconds. */
  static Optional<Long> isoMillis(String text) {
    try {
      return Optional.of(OffsetDateTime.parse(text).toInstant().toEpochMilli());
    } catch (DateTimeException | ArithmeticException e) {
      // A date that is none, in a line cut short or garbled.
      return Optional.empty();
    }
  }

  /** A date, or seconds or nanoseconds since 1970: what the log was set to. */
  static Optional<Long> anyMillis(String text) {
    if (text.matches("[1-8]?\\d{16,18}")) {
      return Optional.of(Long.parseLong(text) / 1_000_000);
    }
    Optional<Long> seconds = NginxJsonLines.millis(text);
    return seconds.isPresent() ? seconds : isoMillis(text);
  }

  static Optional<Integer> status(Optional<String> text) {
    return text.filter(t -> t.matches("\\d{1,3}")).map(Integer::valueOf);
  }

  /** Seconds with or without an {@code s}, in milliseconds; 0 where it is none. */
  static long durationMillis(Optional<String> text) {
    return text.map(t -> t.endsWith("s") ? t.substring(0, t.length() - 1) : t)
        .filter(t -> t.matches("\\d{1,9}(\\.\\d{1,12})?"))
        .map(t -> new BigDecimal(t).movePointRight(3).longValue())
        .orElse(0L);
  }

  static long number(Optional<String> text) {
    return text.filter(t -> t.matches("\\d{1,15}")).map(Long::valueOf).orElse(0L);
  }
}
