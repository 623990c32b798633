package dev.headroom.lab.internal;

import dev.headroom.lab.OriginCounts;
import dev.headroom.lab.OriginSpec;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.LongAdder;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;

/** Serves requests by timers, as its timetable says, and drops those that find the queue full. */
final class OriginHandler extends Handler.Abstract.NonBlocking {

  private static final byte[] BODY = "served\n".getBytes(StandardCharsets.US_ASCII);

  private final int number;
  private final Desk desk;
  private volatile Flaw flaw = Flaw.NONE;
  private final LongAdder accepted = new LongAdder();
  private final LongAdder answered = new LongAdder();
  private final LongAdder lost = new LongAdder();
  private final LongAdder dropped = new LongAdder();

  /**
   * @param number tells this instance from the others, in its answers to readiness probes
   * @param seed of its service times
   */
  OriginHandler(OriginSpec spec, int number, long seed, ScheduledExecutorService timer) {
    this.number = number;
    this.desk =
        spec.slowdown() > 0
            ? new SlowingDesk(spec, seed, timer)
            : new TimetableDesk(spec, seed, timer);
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    if (Request.getPathInContext(request).equals(ReadinessProbe.PATH)) {
      Content.Sink.write(response, true, Integer.toString(number), callback);
      return true;
    }
    // The body is read first, so that a drop is an orderly end of the connection and no reset.
    Content.Source.consumeAll(
        request, Callback.from(() -> admit(request, response, callback), callback::failed));
    return true;
  }

  private void admit(Request request, Response response, Callback callback) {
    if (flaw.spoils(request, callback)) {
      return;
    }
    // Counted before, so that no answer is without its request.
    accepted.increment();
    try {
      if (!desk.admit(() -> answer(response, callback))) {
        accepted.decrement();
        dropped.increment();
        drop(request, callback);
      }
    } catch (RejectedExecutionException e) {
      // The instance is being stopped or killed, and its connections with it.
      callback.failed(e);
    }
  }

  private static void drop(Request request, Callback callback) {
    request.getConnectionMetaData().getConnection().getEndPoint().close();
    callback.failed(new EofException("queue full"));
  }

  /** Counts first, so that whoever has the answer also finds it counted. */
  private void answer(Response response, Callback callback) {
    answered.increment();
    response.getHeaders().put(HttpHeader.CONTENT_LENGTH, BODY.length);
    Callback written =
        Callback.from(
            callback::succeeded,
            failure -> {
              answered.decrement();
              lost.increment();
              callback.failed(failure);
            });
    response.write(true, BufferUtil.toBuffer(BODY), written);
  }

  void spoil(Flaw fresh) {
    flaw = fresh;
  }

  long spoilt() {
    return flaw.count();
  }

  OriginCounts counts() {
    long waiting = desk.waiting();
    long done = answered.sum() + lost.sum();
    long inService = Math.max(0, accepted.sum() - done - waiting);
    return new OriginCounts(
        accepted.sum(), answered.sum(), lost.sum(), dropped.sum(), waiting, inService);
  }
}
