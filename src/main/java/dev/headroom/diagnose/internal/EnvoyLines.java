package dev.headroom.diagnose.internal;

import dev.headroom.diagnose.LogLines;
import dev.headroom.diagnose.LogSink;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Envoy's access log as text: its default format, and the one that has details after the flags, as
 * Istio sets it.
 *
 * <pre>{@code
 * [%START_TIME%] "%METHOD% %PATH% %PROTOCOL%" %RESPONSE_CODE% %RESPONSE_FLAGS%
 *     [%RESPONSE_CODE_DETAILS% %CONNECTION_TERMINATION_DETAILS% "%UPSTREAM_TRANSPORT_FAILURE_REASON%"]
 *     %BYTES_RECEIVED% %BYTES_SENT% %DURATION% …
 * }</pre>
 */
public final class EnvoyLines implements LogLines {

  private static final Pattern AFTER_REQUEST =
      Pattern.compile(
          " (\\d{1,3}) (\\S{1,64})(?: (?!\\d+ \\d+ )(\\S+) (\\S+) \"([^\"]*)\")? \\d+ \\d+ (\\d{1,12}|-)"
              + "( .*)?");

  /** Its default format ends in five quoted texts, the third of which is the request's id. */
  private static final Pattern REQUEST_ID =
      Pattern.compile("\"[^\"]*\" \"[^\"]*\" \"([0-9a-zA-Z-]{8,64})\" \"[^\"]*\"");

  private static final int MOST_CHARS = 16_384;

  private final Bytes line = new Bytes();

  @Override
  public void line(byte[] bytes, int from, int to, LogSink sink) {
    line.at(bytes, from, to);
    Optional<Long> started = Optional.empty();
    if (line.accept('[')) {
      int end = line.find(']');
      started = end < 0 ? started : Told.isoMillis(line.text(line.position(), end));
      line.move(Math.max(line.position(), end + 1));
    }
    if (started.isEmpty() || !line.accept(' ') || !line.skipQuoted()) {
      sink.malformed();
      return;
    }
    int at = line.position();
    Matcher rest = AFTER_REQUEST.matcher(line.text(at, Math.min(line.end(), at + MOST_CHARS)));
    if (!rest.matches()) {
      sink.malformed();
      return;
    }
    int status = Integer.parseInt(rest.group(1));
    String details = text(rest, 3) + ' ' + text(rest, 4) + ' ' + text(rest, 5);
    Matcher id = REQUEST_ID.matcher(text(rest, 7));
    Told.request(
        sink,
        started.get() + Told.number(Optional.of(rest.group(6))),
        status,
        id.find() ? Optional.of(id.group(1)) : Optional.empty(),
        EnvoyRules.find(status, rest.group(2), details),
        line.line());
  }

  private static String text(Matcher matcher, int group) {
    String found = matcher.group(group);
    return found == null ? "" : found;
  }
}
