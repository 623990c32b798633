package dev.headroom.diagnose.internal;

import static dev.headroom.diagnose.Cause.CONNECTION_LIMIT_REACHED;
import static dev.headroom.diagnose.Cause.CONNECTION_REFUSED;
import static dev.headroom.diagnose.Cause.CONNECTION_TERMINATED;
import static dev.headroom.diagnose.Cause.CONNECTION_TIMEOUT;
import static dev.headroom.diagnose.Cause.DESTINATION_IP_UNROUTABLE;
import static dev.headroom.diagnose.Cause.DESTINATION_UNAVAILABLE;
import static dev.headroom.diagnose.Cause.HTTP_PROTOCOL_ERROR;
import static dev.headroom.diagnose.Cause.HTTP_RESPONSE_TIMEOUT;
import static dev.headroom.diagnose.Cause.PROXY_INTERNAL_ERROR;
import static dev.headroom.diagnose.Cause.UNEXPLAINED;

import dev.headroom.diagnose.Cause;
import dev.headroom.diagnose.LogLines;
import dev.headroom.diagnose.LogSink;
import dev.headroom.diagnose.LoggedRequest;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The output of {@code varnishlog}: each {@code FetchError} is a failure, at the last time that a
 * {@code Timestamp} gave; each answer below 400 that is sent to a visitor went well.
 *
 * <p>Source: Varnish source, bin/varnishd/cache/cache_backend.c and http1/cache_http1_proto.c.
 */
public final class VarnishLines implements LogLines {

  private static final String SOURCE = "Varnish source, cache_backend.c, FetchError";

  private static final Pattern RECORD = Pattern.compile("[-*]{1,10} +(\\w{2,24}) +(.{0,500}).*");

  private static final Pattern TIME = Pattern.compile("\\w+: (\\d{1,12}\\.\\d{1,9}) .*");

  private record Entry(String part, Rule rule) {}

  private static final List<Entry> ENTRIES =
      List.of(
          entry("errno 111", CONNECTION_REFUSED),
          entry("errno 113", DESTINATION_IP_UNROUTABLE),
          entry("errno 101", DESTINATION_IP_UNROUTABLE),
          entry("errno 110", CONNECTION_TIMEOUT),
          entry("errno 99", PROXY_INTERNAL_ERROR),
          entry("unhealthy", DESTINATION_UNAVAILABLE),
          entry("busy", CONNECTION_LIMIT_REACHED),
          entry("o backend", DESTINATION_UNAVAILABLE),
          entry("first byte timeout", HTTP_RESPONSE_TIMEOUT),
          entry("timeout", HTTP_RESPONSE_TIMEOUT),
          entry("closed", CONNECTION_TERMINATED),
          entry("overflow", HTTP_PROTOCOL_ERROR),
          entry("junk", HTTP_PROTOCOL_ERROR),
          entry("format error", HTTP_PROTOCOL_ERROR));

  private static final Rule UNKNOWN =
      Rule.ambiguous(UNEXPLAINED, "a fetch error that is not known here", SOURCE);

  private final Bytes line = new Bytes();
  private long millis;
  private boolean good;

  private static Entry entry(String part, Cause cause) {
    return new Entry(part, Rule.certain(cause, "Varnish: " + part, SOURCE));
  }

  @Override
  public void line(byte[] bytes, int from, int to, LogSink sink) {
    line.at(bytes, from, to);
    if (line.done()) {
      return;
    }
    Matcher record = RECORD.matcher(line.text(from, Math.min(line.end(), from + 600)));
    if (record.matches()) {
      record(record.group(1), record.group(2), sink);
    } else if (line.find('<') < 0) {
      sink.malformed();
    }
  }

  private void record(String tag, String value, LogSink sink) {
    switch (tag) {
      case "Timestamp" -> time(value, sink);
      case "RespStatus" -> good = value.startsWith("2") || value.startsWith("3");
      case "FetchError" -> {
        Rule rule =
            ENTRIES.stream()
                .filter(entry -> value.contains(entry.part()))
                .map(Entry::rule)
                .findFirst()
                .orElse(UNKNOWN);
        sink.failed(new LoggedRequest(millis, 503, Optional.empty(), rule.of(line.line())));
      }
      default -> {
        // Says nothing of a failure.
      }
    }
  }

  private void time(String value, LogSink sink) {
    Matcher matcher = TIME.matcher(value);
    if (!matcher.matches()) {
      return;
    }
    millis = NginxJsonLines.millis(matcher.group(1)).orElse(millis);
    if (value.startsWith("Resp:") && good) {
      sink.good(Math.floorDiv(millis, 1000L));
      good = false;
    }
  }
}
