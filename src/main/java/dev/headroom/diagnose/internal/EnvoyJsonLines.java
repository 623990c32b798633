package dev.headroom.diagnose.internal;

import dev.headroom.diagnose.LogLines;
import dev.headroom.diagnose.LogSink;
import java.util.Optional;

/**
 * Envoy's access log as JSON with the keys that {@code headroom emit --for envoy-log} prints and
 * Istio has by default: {@code start_time}, {@code duration}, {@code response_code}, {@code
 * response_flags}, {@code response_code_details}, {@code upstream_transport_failure_reason} and
 * {@code request_id}.
 */
public final class EnvoyJsonLines implements LogLines {

  private final Bytes line = new Bytes();
  private final JsonLine json = new JsonLine();

  @Override
  public void line(byte[] bytes, int from, int to, LogSink sink) {
    boolean valid = json.read(line.at(bytes, from, to));
    Optional<Long> started =
        valid ? json.find("start_time").flatMap(Told::isoMillis) : Optional.empty();
    Optional<Integer> status = Told.status(json.find("response_code"));
    if (!valid || started.isEmpty() || status.isEmpty()) {
      sink.malformed();
      return;
    }
    String details =
        json.find("response_code_details").orElse("")
            + ' '
            + json.find("connection_termination_details").orElse("")
            + ' '
            + json.find("upstream_transport_failure_reason").orElse("");
    Told.request(
        sink,
        started.get() + Told.number(json.find("duration")),
        status.get(),
        json.find("request_id"),
        EnvoyRules.find(status.get(), json.find("response_flags").orElse("-"), details),
        line.line());
  }
}
