package dev.headroom.lab.internal;

import dev.headroom.quantity.HeadroomException;
import dev.headroom.quantity.HeadroomException.Kind;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The child process of a lab: orders go to its standard input, answers come from its output. */
public final class LabProcess implements AutoCloseable {

  /** The verb of a message that comes unasked: a part of the lab has ended. */
  public static final String LOST = "lost";

  /** The field that says it in words. */
  public static final String TEXT = "text";

  /** What the child writes on its standard error. */
  private static final String LOG = "lab.log";

  /** Starting a JVM and a gateway takes two seconds; a busy machine may need many times that. */
  private static final int PATIENCE_SECONDS = 60;

  /** A child that was told to stop and has not by then is killed. */
  private static final int GRACE_SECONDS = 5;

  /** Follows the last answer of a child that has ended. */
  private static final Message ENDED = new Message("ended", Map.of());

  private final Process process;
  private final PrintStream orders;
  private final Path log;
  private final BlockingQueue<Message> answers = new LinkedBlockingQueue<>();
  private final Loss loss = new Loss();
  private final Thread shutdownHook = new Thread(this::stop, "headroom-lab-child-shutdown");

  private volatile boolean stopping;

  private LabProcess(Process process, Path log) {
    this.process = process;
    this.orders = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
    this.log = log;
  }

  /**
   * Starts one.
   *
   * @param directory for its log; made when missing
   */
  public static LabProcess start(List<String> command, Path directory) {
    Path log = directory.resolve(LOG);
    try {
      Files.createDirectories(directory);
      ProcessBuilder builder = new ProcessBuilder(command);
      builder.redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
      LabProcess lab = new LabProcess(builder.start(), log);
      Daemons.named("headroom-lab-answers").newThread(lab::read).start();
      Runtime.getRuntime().addShutdownHook(lab.shutdownHook);
      return lab;
    } catch (IOException e) {
      throw new HeadroomException(
          Kind.RUN_FAILED, "cannot start the lab's process: " + e.getMessage(), e);
    }
  }

  private void read() {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        Optional<Message> message = Message.find(line);
        message.ifPresent(this::received);
      }
    } catch (IOException e) {
      // A broken stream is an ended one.
    }
    answers.add(ENDED);
    if (!stopping) {
      loss.happened("the lab's process is gone" + exit());
    }
  }

  private void received(Message message) {
    if (message.verb().equals(LOST)) {
      loss.happened(message.get(TEXT));
    } else {
      answers.add(message);
    }
  }

  private String exit() {
    try {
      return process.waitFor(1, TimeUnit.SECONDS) ? Ended.with(process.exitValue()) : "";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "";
    }
  }

  /** Tells when a part of the lab has ended, or its process has, that nobody told to. */
  public void onLoss(Consumer<String> lost) {
    loss.listener(lost);
  }

  /**
   * Sends an order and waits for its answer.
   *
   * @throws HeadroomException when the process has ended or does not answer
   */
  public synchronized Message ask(Message order) {
    orders.println(order);
    try {
      @Nullable Message answer = answers.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (answer == null) {
        throw failed("did not answer '" + order.verb() + "' within " + PATIENCE_SECONDS + " s");
      }
      if (answer.equals(ENDED)) {
        answers.add(answer);
        throw failed("ended");
      }
      return answer;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failed("was waited for in a thread that was interrupted");
    }
  }

  private HeadroomException failed(String what) {
    String words = LastWords.of(log).map(text -> ", saying: " + text).orElse(" without a word");
    return new HeadroomException(
        Kind.RUN_FAILED, "the lab's process " + what + words + "; its log is " + log);
  }

  @Override
  public void close() {
    stop();
    try {
      Runtime.getRuntime().removeShutdownHook(shutdownHook);
    } catch (IllegalStateException e) {
      // Closed because this process is ending: the hook has run or runs now.
    }
  }

  /** Closing its input is the order to end that also reaches it when this process is killed. */
  private void stop() {
    stopping = true;
    orders.close();
    try {
      if (!process.waitFor(GRACE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
