package dev.headroom.load.internal;

import dev.headroom.load.RequestObserver;
import dev.headroom.load.RequestObserver.Ending;
import dev.headroom.load.RequestObserver.Failure;
import io.gatling.http.client.Request;
import io.gatling.http.response.Response;
import io.netty.handler.codec.http.HttpHeaders;
import org.jspecify.annotations.Nullable;

/**
 * Follows each request from the time it was due to its end, in microseconds.
 *
 * <p>Gatling keeps whole milliseconds. A header of each request is stamped with the time it was due;
 * as its response arrives, on the same thread that is about to report it, the stamp is
 * read back. Where a scenario replaces these hooks, and where there is no response, Gatling's own
 * milliseconds serve.
 */
final class RequestTimes {

  /** Also lets a gateway's log be joined to the recording. */
  static final String HEADER = "X-Headroom-Due";

  /** A hash of the address that the request was sent to. */
  private static final String SENT = "X-Headroom-Sent";

  private final Timeline timeline;
  private final RequestObserver observer;
  private final DueTimes dueTimes;
  private final ThreadLocal<@Nullable Long> arrivedDue = new ThreadLocal<>();

  RequestTimes(Timeline timeline, RequestObserver observer, DueTimes dueTimes) {
    this.timeline = timeline;
    this.observer = observer;
    this.dueTimes = dueTimes;
  }

  /**
   * A request of this visitor is being made up; whether it can be sent is not known yet.
   *
   * @return the stamp that it carries: when it was due
   */
  String due(long visitor) {
    long due = dueTimes.take(visitor);
    return Long.toString(due == DueTimes.UNKNOWN ? dueNow() : due);
  }

  private long dueNow() {
    long now = timeline.nowMicros();
    observer.due(now);
    return now;
  }

  /**
   * A request leaves. Where it is marked as sent already, it is either sent again, since its
   * connection was found closed, or it follows a redirect with the headers of the request before;
   * the second has another address and is a request of its own.
   */
  Request leaving(Request request) {
    HttpHeaders headers = request.getHeaders();
    String place = Integer.toHexString(request.getUri().toUrl().hashCode());
    String sent = headers.get(SENT);
    if (!place.equals(sent)) {
      String stamp = headers.get(HEADER);
      long due = stamp == null || sent != null ? dueNow() : Long.parseLong(stamp);
      long now = timeline.nowMicros();
      observer.sent(now, Math.max(0, now - due));
      headers.set(HEADER, Long.toString(due));
      headers.set(SENT, place);
    }
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
