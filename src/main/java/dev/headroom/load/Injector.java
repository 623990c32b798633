package dev.headroom.load;

import dev.headroom.load.internal.Protocol;
import dev.headroom.load.internal.TrivialEndpoint;
import dev.headroom.plan.Plan;
import dev.headroom.quantity.HeadroomException;
import dev.headroom.quantity.Rate;
import dev.headroom.quantity.TimeText;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * The injector as the command holds it: a child process with Gatling in it, kept warm for the whole
 * run, that carries out one phase after another.
 *
 * <p>It ends by itself when the command does, however that happens.
 */
public final class Injector implements AutoCloseable {

  /** What the reader thread queues when the process has closed its output. */
  private static final String GONE = "gone";

  /** Beyond a phase's own length: draining, and starting on a whole second. */
  private static final long SLACK_SECONDS = 60;

  /** It ends its load at once and itself a second later; a busy machine may need longer. */
  private static final long GRACE_SECONDS = 5;

  private final Process process;
  private final PrintWriter commands;
  private final Consumer<String> seconds;
  private final Consumer<Latency> latencies;
  private final Path log;
  private final BlockingQueue<String> replies = new LinkedBlockingQueue<>();

  /**
   * The latencies of a second in brief, which its row doesn't say.
   *
   * @param late good answers slower than the objective allows
   * @param meanSeconds of the good answers
   */
  public record Latency(long epochSecond, long late, double meanSeconds) {

    static Latency parse(String text) {
      String[] words = text.split(" ", -1);
      return new Latency(
          Long.parseLong(words[0]), Long.parseLong(words[1]), Long.parseLong(words[2]) / 1e6);
    }
  }

  private Injector(
      Process process, Consumer<String> seconds, Consumer<Latency> latencies, Path log) {
    this.process = process;
    this.commands =
        new PrintWriter(
            new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8), true);
    this.seconds = seconds;
    this.latencies = latencies;
    this.log = log;
  }

  /**
   * Starts the process.
   *
   * @param command its command line; its main method serves with {@link InjectorServer}
   * @param greeting a first line for that main method
   * @param log where its error output goes
   * @param seconds gets the row of each second as soon as it is closed
   * @throws HeadroomException when the process cannot be started
   */
  public static Injector launch(
      List<String> command, String greeting, Path log, Consumer<String> seconds) {
    return launch(command, greeting, log, seconds, latency -> {});
  }

  /**
   * Starts the process.
   *
   * @param latencies gets what a second's row doesn't say, before the row
   */
  public static Injector launch(
      List<String> command,
      String greeting,
      Path log,
      Consumer<String> seconds,
      Consumer<Latency> latencies) {
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
              .start();
      Injector injector = new Injector(process, seconds, latencies, log);
      Thread reader = new Thread(injector::listen, "injector replies");
      reader.setDaemon(true);
      reader.start();
      injector.commands.println(greeting);
      return injector;
    } catch (IOException e) {
      throw new HeadroomException(
          HeadroomException.Kind.RUN_FAILED, "cannot start the injector: " + e.getMessage(), e);
    }
  }

  private void listen() {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        if (line.startsWith(Protocol.SECOND + " ")) {
          seconds.accept(line.substring(Protocol.SECOND.length() + 1));
        } else if (line.startsWith(Protocol.LATENCY + " ")) {
          latencies.accept(Latency.parse(line.substring(Protocol.LATENCY.length() + 1)));
        } else {
          replies.add(line);
        }
      }
    } catch (IOException e) {
      replies.add(Protocol.FAILED + " its output could not be read: " + e.getMessage());
    } finally {
      replies.add(GONE);
    }
  }

  /**
   * Warms it up and measures what it can send, against a trivial endpoint in this process.
   *
   * @param needed the highest rate that will be asked for
   */
  public Ceiling calibrate(Rate needed) {
    try (TrivialEndpoint endpoint = new TrivialEndpoint()) {
      commands.println(Protocol.CALIBRATE + " " + endpoint.url() + " " + needed.perSecond());
      return Protocol.readCeiling(await(Protocol.CEILING, SLACK_SECONDS));
    }
  }

  /** Starts the plan's simulation, which then takes phases. */
  public void begin() {
    commands.println(Protocol.BEGIN);
    await(Protocol.BEGUN, SLACK_SECONDS);
  }

  /**
   * Carries out one phase; returns when its load has ended and its requests have too, or after a
   * few seconds of waiting for them.
   *
   * @param seed of its arrival times
   * @param started gets the phase as soon as its beginning is fixed, as if it ended as planned
   * @throws HeadroomException when the injector fails or is gone; what it recorded is kept
   */
  public PhaseRecord run(Phase phase, long seed, Consumer<PhaseRecord> started) {
    commands.println(Protocol.PHASE + " " + Protocol.write(phase) + " " + seed);
    long start = Long.parseLong(await(Protocol.STARTED, SLACK_SECONDS).split(" ", -1)[2]);
    PhaseRecord record = PhaseRecord.started(phase, start);
    started.accept(record);
    long patience = (long) TimeText.seconds(phase.shape().length()) + SLACK_SECONDS;
    String[] words = await(Protocol.ENDED, patience).split(" ", -1);
    return record.ended(Long.parseLong(words[2]), Boolean.parseBoolean(words[3]));
  }

  /** Ends the load of this phase at the next whole second, if it is under way; from any thread. */
  public void enough(String phase) {
    commands.println(Protocol.ENOUGH + " " + phase);
  }

  /** Ends the simulation and has Gatling write its own report. */
  public void finish(Plan plan) {
    commands.println(Protocol.FINISH);
    await(Protocol.FINISHED, (long) TimeText.seconds(plan.scenario().timeout()) + SLACK_SECONDS);
  }

  /** Ends the load at once, from any thread; what was recorded is kept. */
  public void stop() {
    commands.println(Protocol.STOP);
  }

  private String await(String expected, long seconds) {
    try {
      String reply = replies.poll(seconds, TimeUnit.SECONDS);
      if (reply != null && reply.split(" ", 2)[0].equals(expected)) {
        return reply;
      }
      throw failure(reply == null ? "it did not answer within " + seconds + " s" : reply);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failure("the wait for it was interrupted");
    }
  }

  private HeadroomException failure(String reply) {
    String what =
        reply.equals(GONE)
            ? "its process is gone" + exit()
            : reply.startsWith(Protocol.FAILED)
                ? reply.substring(Protocol.FAILED.length()).strip()
                : reply;
    return new HeadroomException(
        HeadroomException.Kind.RUN_FAILED,
        "the injector failed: " + what + "; what it recorded is kept, its log is " + log);
  }

  private String exit() {
    try {
      return process.waitFor(1, TimeUnit.SECONDS) ? " (exit " + process.exitValue() + ")" : "";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "";
    }
  }

  /** Ends the process; waits until it has written what it recorded, and kills one that hangs. */
  @Override
  public void close() {
    commands.close();
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
