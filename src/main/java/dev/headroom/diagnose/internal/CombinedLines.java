package dev.headroom.diagnose.internal;

import dev.headroom.diagnose.LogLines;
import dev.headroom.diagnose.LogSink;

/**
 * The combined access log of nginx and httpd, bare or with {@code $upstream_*} variables after it.
 *
 * <pre>{@code
 * $remote_addr - $remote_user [$time_local] "$request" $status $body_bytes_sent
 *     "$http_referer" "$http_user_agent" $upstream_addr $upstream_status $upstream_connect_time
 *     $upstream_header_time $upstream_response_time
 * }</pre>
 *
 * <p>The variables may also be named, as {@code uct="…"}: see {@link CombinedTail}.
 */
public final class CombinedLines implements LogLines {

  private final Bytes line = new Bytes();
  private final Dates dates;
  private final NginxJoin join;

  CombinedLines(Dates dates, NginxJoin join) {
    this.dates = dates;
    this.join = join;
  }

  @Override
  public void line(byte[] bytes, int from, int to, LogSink sink) {
    line.at(bytes, from, to);
    long ended = date();
    int request = line.position();
    if (ended == Dates.NONE || !line.skipQuoted() || !line.accept(' ')) {
      sink.malformed();
      return;
    }
    int requestEnd = line.position() - 2;
    long status = line.number();
    boolean sized = line.accept(' ') && (line.accept('-') || line.number() >= 0);
    if (status < 0 || status > 999 || !sized) {
      sink.malformed();
      return;
    }
    boolean good = status >= 100 && status < 400;
    long second = Math.floorDiv(ended, 1000L);
    if (good && !join.mustLook(second)) {
      sink.good(second);
      return;
    }
    CombinedTail tail = CombinedTail.of(line);
    join.tell(
        ended,
        (int) status,
        tail.requestId(),
        tail.attempt(),
        key(from, request + 1, requestEnd),
        line.line(),
        sink);
  }

  /** The first bracket that holds a date: a user's name may have one too. */
  private long date() {
    while (line.skipPast('[')) {
      int at = line.position();
      long date = dates.clf(line);
      if (date != Dates.NONE && line.accept(']') && line.accept(' ')) {
        return date;
      }
      line.move(at);
    }
    return Dates.NONE;
  }

  private String key(int from, int request, int requestEnd) {
    int after = line.position();
    line.move(from);
    int client = line.find(' ');
    line.move(after);
    return NginxError.request(line.text(from, client), line.text(request, requestEnd));
  }
}
