package dev.headroom.diagnose.internal;

import dev.headroom.diagnose.LogLines;
import dev.headroom.diagnose.LogSink;
import dev.headroom.diagnose.LoggedRequest;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * HAProxy's {@code option httplog}, bare or behind a syslog header.
 *
 * <pre>{@code
 * %ci:%cp [%tr] %ft %b/%s %TR/%Tw/%Tc/%Tr/%Ta %ST %B %CC %CS %tsc %ac/… %sq/%bq {%hr} {%hs} "%r"
 * }</pre>
 *
 * <p>The first captured request header is taken for the request's id. What HAProxy says of its
 * servers' health between the requests is remembered for them. Source: HAProxy 2.6 configuration
 * manual 8.2.3.
 */
public final class HaproxyLines implements LogLines {

  private static final byte[] NO_SERVER = "<NOSRV>".getBytes(StandardCharsets.US_ASCII);

  private final Bytes line = new Bytes();
  private final Dates dates;
  private final HaproxyHealth health = new HaproxyHealth();

  public HaproxyLines(ZoneId zone) {
    this.dates = new Dates(zone);
  }

  @Override
  public void line(byte[] bytes, int from, int to, LogSink sink) {
    line.at(bytes, from, to);
    long accepted = date();
    if (accepted == Dates.NONE) {
      if (!health.says(line.at(bytes, from, to))) {
        sink.malformed();
      }
      return;
    }
    request(accepted, sink);
  }

  /** The first bracket that holds a date: a syslog header may have one of its own. */
  private long date() {
    while (line.skipPast('[')) {
      int at = line.position();
      long date = dates.clf(line);
      if (date != Dates.NONE && line.accept(']')) {
        return date;
      }
      line.move(at);
    }
    return Dates.NONE;
  }

  private void request(long accepted, LogSink sink) {
    int server = -1;
    if (line.accept(' ') && line.skipPast(' ')) {
      server = line.position();
    }
    if (server < 0 || !line.skipPast(' ')) {
      sink.malformed();
      return;
    }
    long active = timers();
    long status = line.accept(' ') ? line.number() : Bytes.NONE;
    boolean told =
        active != Bytes.NONE
            && status >= -1
            && status < 1000
            && line.accept(' ')
            && line.skipPast(' ')
            && line.skipPast(' ')
            && line.skipPast(' ')
            && line.position() + 4 <= line.end();
    if (!told) {
      sink.malformed();
      return;
    }
    ended(accepted + active, (int) status, server, sink);
  }

  /** The last of the five, in milliseconds. */
  private long timers() {
    for (int timer = 0; timer < 4; timer++) {
      if (line.number() == Bytes.NONE || !line.accept('/')) {
        return Bytes.NONE;
      }
    }
    line.accept('+');
    long active = line.number();
    return active < 0 || active > TimeUnit.DAYS.toMillis(30) ? Bytes.NONE : active;
  }

  private void ended(long millis, int status, int server, LogSink sink) {
    int first = line.at(line.position());
    boolean unfinished = first != '-' && first != 'L' && first != 'P';
    if (status >= 200 && status < 400 && !unfinished) {
      sink.good(Math.floorDiv(millis, 1000L));
      return;
    }
    String state = line.text(line.position(), line.position() + 2);
    Optional<String> requestId = requestId();
    line.move(server);
    boolean chosen = line.find(NO_SERVER) < 0;
    int end = line.find(' ');
    Optional<String> said = chosen ? health.find(line.text(server, end)) : health.last();
    Rule rule = HaproxyRules.of(state, status, chosen, said);
    sink.failed(new LoggedRequest(millis, status, requestId, rule.of(line.line())));
  }

  /** In braces between the counts of connections and the request. */
  private Optional<String> requestId() {
    int quote = line.find('"');
    if (!line.skipPast('{') || (quote >= 0 && line.position() > quote)) {
      return Optional.empty();
    }
    int from = line.position();
    int end = line.find('}');
    int bar = line.find('|');
    int until = bar >= 0 && bar < end ? bar : end;
    return until > from ? Optional.of(line.text(from, until)) : Optional.empty();
  }
}
