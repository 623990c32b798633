package dev.headroom.load.internal;

import dev.headroom.load.RequestObserver;
import dev.headroom.load.RequestObserver.Ending;
import dev.headroom.load.RequestObserver.Failure;
import dev.headroom.load.SelfObserver.Lack;
import io.gatling.http.client.Request;
import io.gatling.http.response.Response;
import io.netty.handler.codec.http.HttpHeaders;
import java.util.Optional;
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

  /** When the request was sent, µs since the epoch. */
  private static final String SENT = "X-Headroom-Sent";

  /** Stands for the time of sending where nobody saw it. */
  private static final long UNSEEN = -1;

  /** From a response's arrival to its report, which follows on the same thread. */
  private static final ThreadLocal<@Nullable Arrived> ARRIVED = new ThreadLocal<>();

  private final Timeline timeline;
  private final RequestObserver observer;
  private final DueTimes dueTimes;
  private final AtomicLong returning = new AtomicLong();

  /** When the request of a response that has just arrived was due and sent. */
  private record Arrived(long due, long sent) {}

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
      headers.set(SENT, Long.toString(now));
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

  /** A response has arrived and is about to be reported from this thread. */
  Response arriving(Response response) {
    HttpHeaders headers = response.request().getHeaders();
    String due = headers.get(DUE);
    if (due != null) {
      String sent = headers.get(SENT);
      ARRIVED.set(new Arrived(Long.parseLong(due), sent == null ? UNSEEN : Long.parseLong(sent)));
    }
    return response;
  }

  /**
   * A request was answered.
   *
   * @param redirected whether it followed a redirect; it then has the headers that the one before
   *     was made up with, and counts from when it was sent
   */
  void answered(int status, boolean passed, boolean redirected, long gatlingMillis) {
    long now = timeline.nowMicros();
    Arrived seen = ARRIVED.get();
    ARRIVED.remove();
    Ending ending = new Ending.Answered(status, passed);
    if (seen != null && !redirected && seen.sent() != UNSEEN) {
      observer.ended(now, now - seen.due(), now - seen.sent(), ending);
      return;
    }
    long sent = now - gatlingMillis * 1000;
    if (seen != null) {
      long due = redirected ? sent : seen.due();
      if (redirected) {
        observer.due(due);
      }
      observer.sent(sent, Math.max(0, sent - due));
      observer.ended(now, now - due, now - sent, ending);
    } else {
      observer.ended(now, now - sent, ending);
    }
  }

  void failed(Failure failure, Optional<Lack> lack, long gatlingMillis) {
    ARRIVED.remove();
    long now = timeline.nowMicros();
    lack.ifPresent(what -> observer.lacking(now, what));
    observer.ended(now, gatlingMillis * 1000, new Ending.Failed(failure));
  }
}
