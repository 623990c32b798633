package dev.headroom.live.internal;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Serves one page and its events on the loopback address, in threads that keep no process alive.
 *
 * <p>{@code /} is the page, {@code /events} a stream of server-sent events (HTML Living Standard,
 * section 9.2) that begins with all that is kept; all else isn't there.
 */
public final class LiveServer implements AutoCloseable {

  /** Pages open at once; each takes a thread while it is open. */
  static final int MOST_READERS = 16;

  /** Beside the streams, as many again to fetch the page itself. */
  private static final int MOST_THREADS = 2 * MOST_READERS;

  private static final long IDLE_SECONDS = 10;

  /** A reader that has gone is found out by writing to it. */
  private static final long HEARTBEAT_MILLIS = 5_000;

  /** The last word reaches a browser on the same machine long before. */
  private static final long LAST_WORD_MILLIS = 1_000;

  private static final InetAddress LOOPBACK = loopback();

  private final HttpServer server;
  private final Journal journal;
  private final byte[] page;
  private final String greeting;
  private final ThreadPoolExecutor threads;

  private LiveServer(HttpServer server, Journal journal, LiveView view) {
    this.server = server;
    this.journal = journal;
    this.page = view.html().getBytes(StandardCharsets.UTF_8);
    this.greeting = "event: run\ndata: " + view.run() + "\n\n";
    this.threads =
        new ThreadPoolExecutor(
            0,
            MOST_THREADS,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            task -> daemon("live page", task),
            // Too many at once go without an answer.
            new ThreadPoolExecutor.DiscardPolicy());
  }

  /**
   * Starts one.
   *
   * @param port 0 for any free one
   * @throws IOException when it can't listen there
   */
  public static LiveServer start(int port, Journal journal, LiveView view) throws IOException {
    HttpServer http = HttpServer.create(new InetSocketAddress(LOOPBACK, port), 0);
    LiveServer live = new LiveServer(http, journal, view);
    http.createContext("/", live::answer)
        .getFilters()
        .add(new Door(http.getAddress().getPort(), view.policy()));
    http.setExecutor(live.threads);
    // Its own thread is a daemon where the one that starts it is.
    CompletableFuture.runAsync(http::start, task -> daemon("live page start", task).start()).join();
    return live;
  }

  private static Thread daemon(String name, Runnable task) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    return thread;
  }

  private static InetAddress loopback() {
    try {
      return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    } catch (IOException e) {
      throw new IllegalStateException("four bytes are an address", e);
    }
  }

  /** Where it is. */
  public URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
  }

  private void answer(HttpExchange exchange) throws IOException {
    // An opaque URI has no path.
    switch (String.valueOf(exchange.getRequestURI().getPath())) {
      case "/" -> page(exchange);
      case "/events" -> events(exchange);
      default -> Door.refuse(exchange, 404);
    }
  }

  private void page(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
    exchange.sendResponseHeaders(200, page.length);
    try (OutputStream body = exchange.getResponseBody()) {
      body.write(page);
    }
  }

  private void events(HttpExchange exchange) throws IOException {
    if (!journal.enter(MOST_READERS)) {
      Door.refuse(exchange, 503);
      return;
    }
    try {
      exchange.getResponseHeaders().set("Content-Type", "text/event-stream; charset=utf-8");
      exchange.sendResponseHeaders(200, 0);
      tell(exchange.getResponseBody(), known(exchange));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      journal.leave();
      exchange.close();
    }
  }

  /** What a browser says that comes back after its connection broke. */
  private static long known(HttpExchange exchange) {
    String id = exchange.getRequestHeaders().getFirst("Last-Event-ID");
    return id != null && id.matches("\\d{1,18}") ? Long.parseLong(id) : 0;
  }

  private void tell(OutputStream reader, long known) throws IOException, InterruptedException {
    reader.write(greeting.getBytes(StandardCharsets.UTF_8));
    for (long number = known; ; ) {
      List<Journal.Entry> news = journal.after(number, HEARTBEAT_MILLIS);
      StringBuilder text = new StringBuilder(news.isEmpty() ? ":\n\n" : "");
      for (Journal.Entry entry : news) {
        text.append("id: ").append(entry.number());
        text.append("\nevent: ").append(entry.event());
        text.append("\ndata: ").append(entry.data()).append("\n\n");
        number = entry.number();
      }
      reader.write(text.toString().getBytes(StandardCharsets.UTF_8));
      reader.flush();
      if (!news.isEmpty() && journal.ends(news.get(news.size() - 1))) {
        return;
      }
    }
  }

  /** Lets its readers have the last word, and ends. */
  @Override
  public void close() {
    journal.awaitReaders(LAST_WORD_MILLIS);
    server.stop(0);
    threads.shutdownNow();
  }
}
