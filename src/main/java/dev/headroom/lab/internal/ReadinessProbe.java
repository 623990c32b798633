package dev.headroom.lab.internal;

import dev.headroom.quantity.HeadroomException;
import dev.headroom.quantity.HeadroomException.Kind;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Asks through the gateway until every instance has answered. */
final class ReadinessProbe {

  /** Answered by an instance at once with its number; in no count and no log. */
  static final String PATH = "/.headroom/ready";

  /** Gateways start within tens of milliseconds; this is for a machine that is very busy. */
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private static final Duration PAUSE = Duration.ofMillis(10);
  private static final int TIMEOUT_MILLIS = 2000;
  private static final Pattern ANSWER =
      Pattern.compile("HTTP/1\\.[01] 200 .*\\r\\n\\r\\n(\\d+)", Pattern.DOTALL);

  private ReadinessProbe() {}

  /**
   * Waits until the gateway has answered through each of these instances.
   *
   * @param stillRunning throws when the gateway has died
   */
  static void await(URI gateway, Set<Integer> instances, Runnable stillRunning) {
    Set<Integer> missing = new TreeSet<>(instances);
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!missing.isEmpty()) {
      stillRunning.run();
      Optional<Integer> answer = ask(gateway);
      answer.ifPresent(missing::remove);
      if (answer.isEmpty()) {
        LockSupport.parkNanos(PAUSE.toNanos());
      }
      if (System.nanoTime() > deadline) {
        throw new HeadroomException(
            Kind.RUN_FAILED,
            String.format(
                "the gateway at %s did not answer through instance %s within %d s; its log is in"
                    + " the gateway folder of the run",
                gateway, missing, PATIENCE.toSeconds()));
      }
    }
  }

  /**
   * Waits until the gateway takes a connection, whatever it answers.
   *
   * @param stillRunning throws when the gateway has died
   */
  static void awaitListening(URI gateway, Runnable stillRunning) {
    await(() -> listens(gateway), "listen", gateway, stillRunning);
  }

  /**
   * Waits until no instance answers any more.
   *
   * @param stillRunning throws when the gateway has died
   */
  static void awaitNoAnswer(URI gateway, Runnable stillRunning) {
    await(() -> ask(gateway).isEmpty(), "lose its instances", gateway, stillRunning);
  }

  private static void await(
      BooleanSupplier condition, String what, URI gateway, Runnable stillRunning) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      stillRunning.run();
      if (System.nanoTime() > deadline) {
        throw new HeadroomException(
            Kind.RUN_FAILED,
            String.format(
                "the gateway at %s did not %s within %d s; its log is in the gateway folder of the"
                    + " run",
                gateway, what, PATIENCE.toSeconds()));
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }

  private static boolean listens(URI gateway) {
    try (Socket socket = new Socket()) {
      socket.connect(
          new InetSocketAddress(InetAddress.getLoopbackAddress(), gateway.getPort()),
          TIMEOUT_MILLIS);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** The number of the instance that answered, or empty when none did. */
  private static Optional<Integer> ask(URI gateway) {
    try (Socket socket = new Socket()) {
      socket.connect(
          new InetSocketAddress(InetAddress.getLoopbackAddress(), gateway.getPort()),
          TIMEOUT_MILLIS);
      socket.setSoTimeout(TIMEOUT_MILLIS);
      String request =
          "GET " + PATH + " HTTP/1.1\r\nHost: " + Loopback.HOST + "\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      String text = new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
      Matcher matcher = ANSWER.matcher(text);
      return matcher.find() ? Optional.of(Integer.valueOf(matcher.group(1))) : Optional.empty();
    } catch (IOException e) {
      // Not up yet, or that instance is not: asked again until the deadline.
      return Optional.empty();
    }
  }
}
