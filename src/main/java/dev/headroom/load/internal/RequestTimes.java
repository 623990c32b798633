package dev.headroom.load.internal;

import dev.headroom.load.RequestObserver;
import dev.headroom.load.RequestObserver.Ending;
import dev.headroom.load.RequestObserver.Failure;
import io.gatling.http.client.Request;
import io.gatling.http.response.Response;
import io.netty.handler.codec.http.HttpHeaders;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Follows each request from the time it was due to its end, in microseconds.
 *
 * <p>Gatling keeps whole milliseconds. A header of each request is stamped with the time it was
 * due; as its response arrives, on the same thread that is about to report it, the stamp is read
 * back. Where a scenario replaces these hooks, and where there is no response, Gatling's own
 * milliseconds serve.
 */
final class RequestTimes {

  private static final String DUE = SimulationContext.DUE_HEADER;

  /** A hash of the address that the request was sent to. */
  private static final String SENT = "X-Headroom-Sent";

  /** Stands for the time when a request was due that followed a redirect. */
  private static final long REDIRECTED = -1;

  private final Timeline timeline;
  private final RequestObserver observer;
  private final DueTimes dueTimes;
  private final ThreadLocal<@Nullable Long> arrivedDue = new ThreadLocal<>();
  private final AtomicLong returning = new AtomicLong();

  RequestTimes(Timeline timeline, RequestObserver observer, DueTimes dueTimes) {
    this.timeline = timeline;
    this.observer = observer;
    this.dueTimes = dueTimes;
  }

  /**
   * A request of this visitor is being made up; whether it can be sent is not known yet.
   *
   * @param retry whether it is one, which is due when its visitor sends it
   * @return the stamp that it carries: when it was due
   */
  String due(long visitor, boolean retry) {
    if (retry) {
      long now = timeline.nowMicros();
      observer.retried(now);
      return Long.toString(now);
    }
    long due = dueTimes.take(visitor);
    return Long.toString(due == DueTimes.UNKNOWN ? dueNow() : due);
  }

  private long dueNow() {
    long now = timeline.nowMicros();
    observer.due(now);
    return now;
  }

  /**
   * A request leaves. One that is marked as sent already is sent again, since its connection was
   * found closed.
   */
  Request leaving(Request request) {
    HttpHeaders headers = request.getHeaders();
    if (!headers.contains(SENT)) {
      String stamp = headers.get(DUE);
      long due = stamp == null ? dueNow() : Long.parseLong(stamp);
      long now = timeline.nowMicros();
      observer.sent(now, Math.max(0, now - due));
      headers.set(DUE, Long.toString(due));
      headers.set(SENT, place(request));
    }
    return request;
  }

  /** A visitor waits before it tries again. */
  void leftToReturn() {
    returning.incrementAndGet();
  }

  /** It has waited. */
  void returned() {
    returning.decrementAndGet();
  }

  /** How many visitors wait before they try again. */
  long returning() {
    return returning.get();
  }

  private static String place(Request request) {
    return Integer.toHexString(request.getUri().toUrl().hashCode());
  }

  /**
   * A response has arrived and is about to be reported from this thread. A request that follows a
   * redirect has the headers of the one before, and isn't seen as it leaves.
   */
  Response arriving(Response response) {
    HttpHeaders headers = response.request().getHeaders();
    String stamp = headers.get(DUE);
    if (stamp != null) {
      boolean redirected = !place(response.request()).equals(headers.get(SENT));
      arrivedDue.set(redirected ? Long.valueOf(REDIRECTED) : Long.valueOf(stamp));
    }
    return response;
  }

  void answered(int status, boolean passed, long gatlingMillis) {
    long now = timeline.nowMicros();
    Long due = arrivedDue.get();
    arrivedDue.remove();
    long latency = due == null || due == REDIRECTED ? gatlingMillis * 1000 : now - due;
    if (due != null && due == REDIRECTED) {
      observer.due(now - latency);
      observer.sent(now - latency, 0);
    }
    observer.ended(now, latency, new Ending.Answered(status, passed));
  }

  void failed(Failure failure, long gatlingMillis) {
    arrivedDue.remove();
    observer.ended(timeline.nowMicros(), gatlingMillis * 1000, new Ending.Failed(failure));
  }
}
