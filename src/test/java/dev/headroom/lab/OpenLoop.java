package dev.headroom.lab;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A small open-loop client: Poisson arrivals from a pinned seed, a connection a request, nothing
 * tried again. Independent of the code under test and of the injector.
 */
final class OpenLoop {

  /** No HTTP answer: the connection was refused, reset or closed. */
  static final int NO_ANSWER = 0;

  /**
   * What came of one request.
   *
   * @param endNanos since the start of the load
   * @param latencyNanos since it was due
   */
  record Answer(int status, long endNanos, long latencyNanos) {}

  private OpenLoop() {}

  /** Offers load for a time and returns when every request has ended. */
  static List<Answer> drive(URI target, double perSecond, Duration time, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Queue<Answer> answers = new ConcurrentLinkedQueue<>();
    ExecutorService senders = Executors.newCachedThreadPool();
    long start = System.nanoTime();
    long due = 0;
    while (due < time.toNanos()) {
      waitUntil(start + due);
      long at = due;
      senders.execute(() -> answers.add(answer(get(target), System.nanoTime() - start, at)));
      due += Math.round(random.nextExponential() * 1e9 / perSecond);
    }
    senders.shutdown();
    try {
      if (!senders.awaitTermination(30, TimeUnit.SECONDS)) {
        throw new AssertionError("requests are still open 30 s after the load has ended");
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    return List.copyOf(answers);
  }

  private static Answer answer(int status, long end, long due) {
    return new Answer(status, end, end - due);
  }

  private static void waitUntil(long nanoTime) {
    for (long left = nanoTime - System.nanoTime(); left > 0; left = nanoTime - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }

  static int get(URI target) {
    return send(target, "GET / HTTP/1.1\r\nHost: lab\r\nConnection: close\r\n\r\n");
  }

  static int post(URI target, String body) {
    return send(
        target,
        "POST /order HTTP/1.1\r\nHost: lab\r\nConnection: close\r\nContent-Length: "
            + body.length()
            + "\r\n\r\n"
            + body);
  }

  private static int send(URI target, String request) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(target.getHost(), target.getPort()), 5000);
      socket.setSoTimeout(20_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      byte[] answer = socket.getInputStream().readAllBytes();
      String text = new String(answer, StandardCharsets.ISO_8859_1);
      return text.startsWith("HTTP/1.1 ") ? Integer.parseInt(text.substring(9, 12)) : NO_ANSWER;
    } catch (IOException e) {
      return NO_ANSWER;
    }
  }
}
