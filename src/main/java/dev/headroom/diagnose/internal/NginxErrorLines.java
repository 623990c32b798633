package dev.headroom.diagnose.internal;

import dev.headroom.diagnose.Cause;
import dev.headroom.diagnose.LogLines;
import dev.headroom.diagnose.LogSink;
import dev.headroom.diagnose.LoggedRequest;
import java.util.Optional;

/**
 * nginx's error log alone: each failed attempt counts as a request, since nothing says which of
 * them a retry mended.
 */
public final class NginxErrorLines implements LogLines {

  private final NginxErrorParser parser;
  private final NginxTrouble trouble = new NginxTrouble();

  NginxErrorLines(NginxErrorParser parser) {
    this.parser = parser;
  }

  @Override
  public void line(byte[] bytes, int from, int to, LogSink sink) {
    Optional<NginxError> read = parser.find(bytes, from, to);
    if (read.isEmpty()) {
      sink.malformed();
      return;
    }
    NginxError error = read.get();
    trouble.note(error);
    if (error.isMarker()) {
      return;
    }
    trouble
        .rule(error)
        .ifPresent(
            rule ->
                sink.failed(
                    new LoggedRequest(
                        error.second() * 1000,
                        status(rule.cause()),
                        Optional.empty(),
                        rule.of(error.line()))));
  }

  /** What nginx answers for it where nothing else is set: the error log has no status. */
  private static int status(Cause cause) {
    return switch (cause) {
      case CONNECTION_TIMEOUT, HTTP_RESPONSE_TIMEOUT -> 504;
      case HTTP_REQUEST_DENIED -> 503;
      case PROXY_INTERNAL_ERROR -> 500;
      case HTTP_RESPONSE_INCOMPLETE, CONNECTION_READ_TIMEOUT -> 200;
      case CLIENT_ABORT -> 499;
      default -> 502;
    };
  }
}
