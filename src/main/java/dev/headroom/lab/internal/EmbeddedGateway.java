package dev.headroom.lab.internal;

import dev.headroom.lab.Fault;
import dev.headroom.quantity.HeadroomException;
import dev.headroom.quantity.HeadroomException.Kind;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Jetty;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** A gateway inside the lab's own process, for machines where no other is installed. */
final class EmbeddedGateway implements Gateway {

  /** The proxy never blocks; a few threads carry more than an origin of the lab does. */
  private static final int THREADS = 8;

  /** Linux's own limit on waiting connections, net.core.somaxconn since 5.4. */
  private static final int BACKLOG = 4096;

  private final int port;
  private final RoundRobinProxy proxy = new RoundRobinProxy();
  private final AccessLog log;
  private final Server server;

  EmbeddedGateway(int port, Path directory) {
    this.port = port;
    this.log = new AccessLog(directory.resolve(AccessLog.FILE));
    QueuedThreadPool threads = new QueuedThreadPool(THREADS, THREADS);
    threads.setName("gateway");
    threads.setDaemon(true);
    threads.setReservedThreads(0);
    server = new Server(threads);
    HttpConfiguration configuration = new HttpConfiguration();
    configuration.setSendServerVersion(false);
    ServerConnector connector =
        new ServerConnector(server, 1, 1, new HttpConnectionFactory(configuration));
    connector.setHost(Loopback.HOST);
    connector.setPort(port);
    connector.setAcceptQueueSize(BACKLOG);
    server.addConnector(connector);
    server.setHandler(proxy);
    server.setRequestLog(log);
    server.setStopTimeout(0);
  }

  @Override
  public String name() {
    return "embedded (Jetty " + Jetty.VERSION + ")";
  }

  @Override
  public URI url() {
    return Loopback.uri(port);
  }

  @Override
  public void serve(List<URI> instances) {
    proxy.serve(instances);
    if (server.isStarted()) {
      return;
    }
    try {
      server.start();
    } catch (Exception e) { // Jetty declares no narrower one
      throw new HeadroomException(
          Kind.RUN_FAILED,
          "cannot start the embedded gateway on port "
              + port
              + ": "
              + e.getMessage()
              + "; choose another --port or 0",
          e);
    }
  }

  @Override
  public void fail(Fault fault, FaultSite site) {
    serve(site.instances());
  }

  @Override
  public void requireRunning() {
    if (!server.isRunning()) {
      throw new HeadroomException(Kind.RUN_FAILED, "the embedded gateway has stopped");
    }
  }

  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception e) { // Jetty declares no narrower one
      throw new HeadroomException(
          Kind.RUN_FAILED, "cannot stop the embedded gateway: " + e.getMessage(), e);
    } finally {
      log.close();
    }
  }
}
