package dev.headroom.load;

import static dev.headroom.load.internal.Protocol.BEGIN;
import static dev.headroom.load.internal.Protocol.BEGUN;
import static dev.headroom.load.internal.Protocol.CALIBRATE;
import static dev.headroom.load.internal.Protocol.ENDED;
import static dev.headroom.load.internal.Protocol.ENOUGH;
import static dev.headroom.load.internal.Protocol.FAILED;
import static dev.headroom.load.internal.Protocol.FINISH;
import static dev.headroom.load.internal.Protocol.FINISHED;
import static dev.headroom.load.internal.Protocol.LATENCY;
import static dev.headroom.load.internal.Protocol.PHASE;
import static dev.headroom.load.internal.Protocol.SECOND;
import static dev.headroom.load.internal.Protocol.STARTED;
import static dev.headroom.load.internal.Protocol.STOP;

import dev.headroom.load.internal.LoadSession;
import dev.headroom.load.internal.Protocol;
import dev.headroom.plan.HeaderValues;
import dev.headroom.plan.Plan;
import dev.headroom.quantity.HeadroomException;
import dev.headroom.quantity.Rate;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * The injector's own side: carries out what the command asks for, one phase after another, in one
 * warm simulation.
 *
 * <p>Load ends at once on {@code stop}, at the end of its input (the command is gone), when it can
 * no longer be recorded, and after the plan's longest duration whatever the command says. Visitors
 * inside would go on for as long as their scenario lasts, so the whole injector ends with its load.
 */
public final class InjectorServer {

  private final LoadSession session;
  private final Consumer<String> replies;
  private final BlockingQueue<String[]> commands = new LinkedBlockingQueue<>();

  private volatile boolean served;

  /**
   * @param headerValues turns the plan's header templates into what is sent
   * @param gatlingFolder where Gatling writes its log and report
   * @param observer sees every request
   * @param inFlight how many requests are in progress, by the observer's count
   * @param replies takes the lines for the command
   */
  public InjectorServer(
      Plan plan,
      HeaderValues headerValues,
      Path gatlingFolder,
      RequestObserver observer,
      LongSupplier inFlight,
      Consumer<String> replies) {
    this.session = new LoadSession(plan, headerValues, gatlingFolder, observer, inFlight);
    this.replies = replies;
  }

  /** The line that hands a second on to the command, unasked. */
  public static String second(String row) {
    return SECOND + " " + row;
  }

  /**
   * The line that tells the command of the latencies of a second.
   *
   * @param late good answers slower than the objective allows
   */
  public static String latency(long epochSecond, long late, long meanMicros) {
    return LATENCY + " " + epochSecond + " " + late + " " + meanMicros;
  }

  /** The line that tells the command why the injector can't go on. */
  public static String failed(HeadroomException problem) {
    return FAILED + " " + String.valueOf(problem.getMessage()).replaceAll("\\R", " | ");
  }

  /** Serves until told to finish or until the input ends. */
  public void serve(BufferedReader input) {
    background("commands", () -> listen(input));
    try {
      for (String[] words = commands.take(); carryOut(words); words = commands.take()) {}
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (HeadroomException e) {
      replies.accept(failed(e));
    } finally {
      served = true;
      session.stop();
    }
  }

  private static void background(String name, Runnable task) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    thread.start();
  }

  private void listen(BufferedReader input) {
    try {
      for (String line = input.readLine(); line != null; line = input.readLine()) {
        if (line.equals(STOP)) {
          return;
        }
        if (line.startsWith(ENOUGH + " ")) {
          session.enough(line.substring(ENOUGH.length() + 1));
        } else {
          commands.add(line.split(" ", -1));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      end();
    }
  }

  private void keepTime() {
    try {
      session.keepTime(() -> !served);
    } catch (HeadroomException e) { // load that can no longer be recorded is not sent
      replies.accept(failed(e));
    } finally {
      end();
    }
  }

  /** No more load, and nothing more to carry out after what is under way. */
  private void end() {
    session.stop();
    commands.add(new String[] {STOP});
  }

  /** Whether there may be more to do. */
  private boolean carryOut(String[] words) {
    switch (words[0]) {
      case CALIBRATE -> calibrate(URI.create(words[1]), new Rate(Double.parseDouble(words[2])));
      case BEGIN -> begin();
      case PHASE -> phase(Protocol.readPhase(words, 1), Long.parseLong(words[5]));
      case FINISH -> finish();
      default -> {}
    }
    return !words[0].equals(STOP) && !words[0].equals(FINISH);
  }

  private void calibrate(URI endpoint, Rate needed) {
    replies.accept(Protocol.write(session.calibrate(endpoint, needed)));
  }

  private void begin() {
    session.begin();
    background("clock", this::keepTime);
    replies.accept(BEGUN);
  }

  private void phase(Phase phase, long seed) {
    LoadSession.End end =
        session.run(
            phase, seed, second -> replies.accept(STARTED + " " + phase.name() + " " + second));
    replies.accept(ENDED + " " + phase.name() + " " + end.second() + " " + end.complete());
  }

  private void finish() {
    session.finish();
    replies.accept(FINISHED);
  }
}
