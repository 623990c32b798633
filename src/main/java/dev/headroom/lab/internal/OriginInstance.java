package dev.headroom.lab.internal;

import dev.headroom.lab.Fault;
import dev.headroom.lab.OriginCounts;
import dev.headroom.lab.OriginSpec;
import dev.headroom.quantity.HeadroomException;
import dev.headroom.quantity.HeadroomException.Kind;
import java.net.URI;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** One running instance of the origin, on a free port of the loopback address. */
public final class OriginInstance implements AutoCloseable {

  /** One acceptor, one selector and two to run what they produce: nothing here blocks. */
  private static final int THREADS = 4;

  /** Linux's own limit on waiting connections, net.core.somaxconn since 5.4. */
  private static final int BACKLOG = 4096;

  private final Server server;
  private final ServerConnector connector;
  private final OriginHandler handler;
  private final ScheduledExecutorService timer;

  private OriginInstance(OriginSpec spec, int number) {
    timer = Executors.newSingleThreadScheduledExecutor(Daemons.named("origin-timer-" + number));
    // Consecutive seeds: SplittableRandom mixes them before use.
    handler = new OriginHandler(spec, number, spec.seed() + number, timer);
    QueuedThreadPool threads = new QueuedThreadPool(THREADS, THREADS);
    threads.setName("origin-" + number);
    threads.setDaemon(true);
    threads.setReservedThreads(0);
    server = new Server(threads);
    connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(configuration()));
    connector.setHost(Loopback.HOST);
    connector.setAcceptQueueSize(BACKLOG);
    server.addConnector(connector);
    server.setHandler(handler);
    server.setStopTimeout(0);
  }

  private static HttpConfiguration configuration() {
    HttpConfiguration configuration = new HttpConfiguration();
    configuration.setSendServerVersion(false);
    return configuration;
  }

  /**
   * Starts one.
   *
   * @param number tells it from the other instances of the lab
   */
  public static OriginInstance start(OriginSpec spec, int number) {
    OriginInstance instance = new OriginInstance(spec, number);
    try {
      instance.server.start();
    } catch (Exception e) { // Jetty declares no narrower one
      instance.close();
      throw new HeadroomException(
          Kind.RUN_FAILED,
          "cannot start an origin instance on " + Loopback.HOST + ": " + e.getMessage(),
          e);
    }
    return instance;
  }

  public URI uri() {
    return Loopback.uri(connector.getLocalPort());
  }

  public OriginCounts counts() {
    return handler.counts();
  }

  /**
   * Spoils a share of the requests from now on.
   *
   * @param seed of their drawing
   */
  public void spoil(Fault fault, double share, long seed) {
    handler.spoil(new Flaw(fault, share, seed));
  }

  /** How many requests were spoilt since the last {@link #spoil}. */
  public long spoilt() {
    return handler.spoilt();
  }

  /** Ends it as {@code kill -9} ends a process: its port refuses and its connections are reset. */
  public void kill() {
    List<EndPoint> connections = List.copyOf(connector.getConnectedEndPoints());
    connector.close();
    connections.forEach(RawAnswer::reset);
    connector.getConnectedEndPoints().forEach(RawAnswer::reset);
    close();
  }

  @Override
  public void close() {
    timer.shutdownNow();
    try {
      server.stop();
    } catch (Exception e) { // Jetty declares no narrower one
      throw new HeadroomException(
          Kind.RUN_FAILED, "cannot stop an origin instance: " + e.getMessage(), e);
    }
  }
}
