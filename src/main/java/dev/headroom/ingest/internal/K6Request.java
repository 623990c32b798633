package dev.headroom.ingest.internal;

import dev.headroom.collect.Outcome;
import java.util.HashSet;
import java.util.Set;

/** The rows of one request, as far as they were seen. */
final class K6Request {

  private final String time;
  private final long endMicros;
  private final String status;
  private final Outcome outcome;
  private final Set<String> metrics = new HashSet<>();
  private double duration;
  private double blocked;
  private boolean unexpected;

  K6Request(String time, long endMicros, String status, Outcome outcome) {
    this.time = time;
    this.endMicros = endMicros;
    this.status = status;
    this.outcome = outcome;
  }

  /** Whether a row belongs to this request. */
  boolean continues(String metric, String rowTime, String rowStatus) {
    return !metrics.contains(metric) && time.equals(rowTime) && status.equals(rowStatus);
  }

  void take(String metric, double value) {
    metrics.add(metric);
    switch (metric) {
      case "http_req_duration" -> duration = value;
      case "http_req_blocked" -> blocked = value;
      case "http_req_failed" -> unexpected = value > 0;
      default -> {
        // Parts of the two above, or the count of one.
      }
    }
  }

  void into(Part part) {
    boolean invalid = unexpected && outcome == Outcome.OK;
    long latency = Math.round((duration + blocked) * 1000);
    part.request(endMicros - latency, endMicros, invalid ? Outcome.INVALID_RESPONSE : outcome);
  }
}
