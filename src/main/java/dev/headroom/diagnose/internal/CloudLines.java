package dev.headroom.diagnose.internal;

import dev.headroom.diagnose.LogLines;
import dev.headroom.diagnose.LogSink;
import java.util.Optional;

/**
 * Logs of JSON objects, a line each, whose fields give a request's end, status and cause.
 *
 * <p>Which fields those are is all that tells GCP's, Cloudflare's, Traefik's and Caddy's apart.
 */
public final class CloudLines implements LogLines {

  /** What an object says of a request; empty where it is no request's. */
  interface Fields {
    Optional<Request> read(JsonLine json);
  }

  /**
   * What is said of a request.
   *
   * @param why it failed, empty where it went well
   */
  record Request(long endedMillis, int status, Optional<String> requestId, Optional<Rule> why) {}

  private final Bytes line = new Bytes();
  private final JsonLine json = new JsonLine();
  private final Fields fields;

  CloudLines(Fields fields) {
    this.fields = fields;
  }

  @Override
  public void line(byte[] bytes, int from, int to, LogSink sink) {
    Optional<Request> read =
        json.read(line.at(bytes, from, to)) ? fields.read(json) : Optional.empty();
    read.ifPresentOrElse(
        found ->
            Told.request(
                sink,
                found.endedMillis(),
                found.status(),
                found.requestId(),
                found.why(),
                line.line()),
        sink::malformed);
  }
}
