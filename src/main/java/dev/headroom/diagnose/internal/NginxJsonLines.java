package dev.headroom.diagnose.internal;

import dev.headroom.diagnose.LogLines;
import dev.headroom.diagnose.LogSink;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * nginx's access log in the form that {@code headroom emit --for nginx-log} prints: a JSON object a
 * line.
 *
 * <p>{@code t} {@code $msec}, {@code rid} {@code $request_id}, {@code pid}, {@code c} {@code
 * $connection}, {@code st} {@code $status}, {@code ua} {@code $upstream_addr}, {@code us} its
 * status, {@code uct} its time of connecting, {@code uht} of its header, {@code ubr} bytes from it.
 */
public final class NginxJsonLines implements LogLines {

  private final Bytes line = new Bytes();
  private final JsonLine json = new JsonLine();
  private final NginxJoin join;

  NginxJsonLines(NginxJoin join) {
    this.join = join;
  }

  @Override
  public void line(byte[] bytes, int from, int to, LogSink sink) {
    if (!json.read(line.at(bytes, from, to))) {
      sink.malformed();
      return;
    }
    Optional<Long> ended = json.find("t").flatMap(NginxJsonLines::millis);
    Optional<String> status = json.find("st").filter(text -> text.matches("\\d{3}"));
    if (ended.isEmpty() || status.isEmpty()) {
      sink.malformed();
      return;
    }
    join.tell(
        ended.get(),
        Integer.parseInt(status.get()),
        json.find("rid").filter(id -> !id.isEmpty()),
        json.find("ua").map(this::attempt),
        json.find("pid").orElse("") + "*" + json.find("c").orElse(""),
        line.line(),
        sink);
  }

  private NginxAttempt attempt(String address) {
    return NginxAttempt.of(address, text("us"), text("uct"), text("uht"), json.find("ubr"));
  }

  private String text(String key) {
    return json.find(key).orElse("-");
  }

  /** {@code 1795560829.123}. */
  static Optional<Long> millis(String seconds) {
    return seconds.matches("\\d{1,12}(\\.\\d{1,9})?")
        ? Optional.of(new BigDecimal(seconds).movePointRight(3).longValue())
        : Optional.empty();
  }
}
