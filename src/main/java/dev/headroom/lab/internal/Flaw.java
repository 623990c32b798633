package dev.headroom.lab.internal;

import dev.headroom.lab.Fault;
import java.util.SplittableRandom;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Callback;

/** What an instance does to a share of its requests in the place of serving them. */
final class Flaw {

  /** Nothing: every request is served. */
  static final Flaw NONE = new Flaw(Fault.REFUSED, 0, 0);

  private static final String SEEN = Flaw.class.getName();

  private final Fault fault;
  private final double share;
  private final SplittableRandom random;
  private long spoilt;

  /**
   * @param share of the requests, drawn
   * @param seed of the drawing
   */
  Flaw(Fault fault, double share, long seed) {
    this.fault = fault;
    this.share = share;
    this.random = new SplittableRandom(seed);
  }

  /** How many requests were spoilt. */
  synchronized long count() {
    return spoilt;
  }

  /** Whether it took the request, which then isn't to be served. */
  boolean spoils(Request request, Callback callback) {
    if (!strikes(request)) {
      return false;
    }
    EndPoint connection = request.getConnectionMetaData().getConnection().getEndPoint();
    switch (fault) {
      case RESET_BEFORE -> RawAnswer.reset(connection);
      case RESET_MIDWAY -> RawAnswer.RESET_MIDWAY.send(connection);
      case HEADER_TOO_BIG -> RawAnswer.BIG_HEADER.send(connection);
      case HEADER_INVALID -> RawAnswer.INVALID_HEADER.send(connection);
      case STATUS_INVALID -> RawAnswer.INVALID_STATUS.send(connection);
      case TIMEOUT -> {
        return true;
      }
      default -> connection.close();
    }
    callback.failed(new EofException(fault.id()));
    return true;
  }

  private synchronized boolean strikes(Request request) {
    boolean struck =
        switch (fault) {
          case RESET_BEFORE,
              RESET_MIDWAY,
              HEADER_TOO_BIG,
              HEADER_INVALID,
              STATUS_INVALID,
              TIMEOUT ->
              random.nextDouble() < share;
          case CLOSED_REUSED -> isSecond(request);
          default -> false;
        };
    spoilt += struck ? 1 : 0;
    return struck;
  }

  private static boolean isSecond(Request request) {
    return request.getConnectionMetaData().setAttribute(SEEN, true) != null;
  }
}
