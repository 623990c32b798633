package dev.headroom.load.internal;

import dev.headroom.load.RequestObserver;
import dev.headroom.load.RequestObserver.Ending;
import dev.headroom.load.RequestObserver.Failure;
import io.gatling.http.client.Request;
import io.gatling.http.response.Response;
import org.jspecify.annotations.Nullable;

/**
 * Follows each request from the time it was due to its end, in microseconds.
 *
 * <p>Gatling keeps whole milliseconds. As a request leaves, a header is stamped with the time it
 * was due; as its response arrives, on the same thread that is about to report it, the stamp is
 * read back. Where a scenario replaces these hooks, and where there is no response, Gatling's own
 * milliseconds serve.
 */
final class RequestTimes {

  /** Also lets a gateway's log be joined to the recording. */
  static final String HEADER = "X-Headroom-Due";

  private final Timeline timeline;
  private final RequestObserver observer;
  private final DueTimes dueTimes;
  private final ThreadLocal<@Nullable Long> arrivedDue = new ThreadLocal<>();

  RequestTimes(Timeline timeline, RequestObserver observer, DueTimes dueTimes) {
    this.timeline = timeline;
    this.observer = observer;
    this.dueTimes = dueTimes;
  }

  /** A request leaves, for this visitor. */
  Request leaving(Request request, long visitor) {
    long now = timeline.nowMicros();
    long due = dueTimes.take(visitor);
    if (due == DueTimes.UNKNOWN) {
      due = now;
      observer.due(now);
    }
    observer.sent(now, Math.max(0, now - due));
    request.getHeaders().set(HEADER, Long.toString(due));
    return request;
  }

  /** A response has arrived and is about to be reported from this thread. */
  Response arriving(Response response) {
    String stamp = response.request().getHeaders().get(HEADER);
    if (stamp != null) {
      arrivedDue.set(Long.valueOf(stamp));
    }
    return response;
  }

  void answered(int status, boolean passed, long gatlingMillis) {
    long now = timeline.nowMicros();
    Long due = arrivedDue.get();
    arrivedDue.remove();
    long latency = due == null ? gatlingMillis * 1000 : now - due;
    observer.ended(now, latency, new Ending.Answered(status, passed));
  }

  void failed(Failure failure, long gatlingMillis) {
    arrivedDue.remove();
    observer.ended(timeline.nowMicros(), gatlingMillis * 1000, new Ending.Failed(failure));
  }
}
