package dev.headroom.load;

import static dev.headroom.load.internal.Protocol.BEGIN;
import static dev.headroom.load.internal.Protocol.BEGUN;
import static dev.headroom.load.internal.Protocol.CALIBRATE;
import static dev.headroom.load.internal.Protocol.CEILING;
import static dev.headroom.load.internal.Protocol.ENDED;
import static dev.headroom.load.internal.Protocol.FAILED;
import static dev.headroom.load.internal.Protocol.FINISH;
import static dev.headroom.load.internal.Protocol.FINISHED;
import static dev.headroom.load.internal.Protocol.PHASE;
import static dev.headroom.load.internal.Protocol.STARTED;
import static dev.headroom.load.internal.Protocol.STOP;

import dev.headroom.load.internal.Calibration;
import dev.headroom.load.internal.GatlingFiles;
import dev.headroom.load.internal.Protocol;
import dev.headroom.load.internal.Simulating;
import dev.headroom.load.internal.Timeline;
import dev.headroom.plan.HeaderValues;
import dev.headroom.plan.Plan;
import dev.headroom.quantity.HeadroomException;
import dev.headroom.quantity.Rate;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The injector's own side: carries out what the command asks for, one phase after another, in one
 * warm simulation.
 *
 * <p>Load ends at once on {@code stop}, at the end of its input (the command is gone), when it can
 * no longer be recorded, and after the plan's longest duration whatever the command says. Visitors
 * inside would go on for as long as their scenario lasts, so the whole injector ends with its load.
 */
public final class InjectorServer {

  private static final long CLOCK_NANOS = 50_000_000L;
  private static final long MICROS_PER_SECOND = 1_000_000L;

  /** A phase begins on a whole second; it isn't begun with less than this to go to one. */
  private static final long LEAD_MICROS = 100_000L;

  /** Requests still open after a phase are waited for this long before the next begins. */
  private static final long DRAIN_MICROS = 5 * MICROS_PER_SECOND;

  /** After a stop they get only this long: visitors inside may go on sending meanwhile. */
  private static final long LAST_DRAIN_MICROS = MICROS_PER_SECOND;

  private final Plan plan;
  private final HeaderValues headerValues;
  private final Path gatlingFolder;
  private final RequestObserver observer;
  private final Inside inside;
  private final Consumer<String> replies;
  private final Timeline timeline = Timeline.anchored();
  private final BlockingQueue<String[]> commands = new LinkedBlockingQueue<>();

  private volatile @Nullable Simulating simulating;
  private volatile boolean stopped;
  private volatile boolean served;

  /** How many requests are in progress. */
  @FunctionalInterface
  public interface Inside {
    long count();
  }

  /**
   * @param headerValues turns the plan's header templates into what is sent
   * @param gatlingFolder where Gatling writes its log and report
   * @param observer sees every request
   * @param inside how many requests are in progress, by the observer's count
   * @param replies takes the lines for the command
   */
  public InjectorServer(
      Plan plan,
      HeaderValues headerValues,
      Path gatlingFolder,
      RequestObserver observer,
      Inside inside,
      Consumer<String> replies) {
    this.plan = plan;
    this.headerValues = headerValues;
    this.gatlingFolder = gatlingFolder;
    this.observer = observer;
    this.inside = inside;
    this.replies = replies;
  }

  /** Serves until told to finish or until the input ends. */
  public void serve(BufferedReader input) {
    background("commands", () -> listen(input));
    try {
      for (String[] words = commands.take(); carryOut(words); words = commands.take()) {}
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (HeadroomException e) {
      fail(e);
    } finally {
      served = true;
      stop();
    }
  }

  /** A reply is one line. */
  private void fail(HeadroomException problem) {
    replies.accept(FAILED + " " + String.valueOf(problem.getMessage()).replaceAll("\\R", " | "));
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
        commands.add(line.split(" ", -1));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      end();
    }
  }

  private void keepTime() {
    long deadline = timeline.nowMicros() + plan.load().limits().maxDuration().toNanos() / 1000;
    try {
      while (!served && timeline.nowMicros() <= deadline) {
        observer.clock(timeline.nowMicros());
        LockSupport.parkNanos(CLOCK_NANOS);
      }
    } catch (HeadroomException e) { // load that can no longer be recorded is not sent
      fail(e);
    } finally {
      end();
    }
  }

  /** No more load, and nothing more to carry out after what is under way. */
  private void end() {
    stop();
    commands.add(new String[] {STOP});
  }

  private void stop() {
    stopped = true;
    Simulating running = simulating;
    if (running != null) {
      running.stop();
    }
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
    Path scratch = gatlingFolder.resolve("calibration");
    Ceiling ceiling =
        new Calibration(timeline, plan.objective())
            .run(endpoint, plan, needed, scratch, this::running);
    GatlingFiles.delete(scratch);
    if (stopped) {
      throw new HeadroomException(
          HeadroomException.Kind.RUN_FAILED, "it was stopped while its ceiling was measured");
    }
    replies.accept(CEILING + " " + ceiling.held().perSecond() + " " + ceiling.exhausted());
  }

  private void begin() {
    running(Simulating.start(plan, headerValues, gatlingFolder, timeline, observer));
    background("clock", this::keepTime);
    replies.accept(BEGUN);
  }

  private void phase(Phase phase, long seed) {
    Simulating running = running();
    long start = nextSecond(timeline.nowMicros() + LEAD_MICROS);
    observer.phase(phase, start);
    replies.accept(STARTED + " " + phase.name() + " " + start / MICROS_PER_SECOND);
    boolean complete =
        !stopped && running.admit(phase.shape(), plan.load().arrivals(), seed, start);
    long ended = timeline.nowMicros() / MICROS_PER_SECOND;
    drain();
    replies.accept(ENDED + " " + phase.name() + " " + ended + " " + complete);
  }

  private static long nextSecond(long micros) {
    return (Math.floorDiv(micros - 1, MICROS_PER_SECOND) + 1) * MICROS_PER_SECOND;
  }

  private void running(Simulating started) {
    simulating = started;
    if (stopped) {
      started.stop();
    }
  }

  private Simulating running() {
    return Optional.ofNullable(simulating)
        .orElseThrow(
            () ->
                new HeadroomException(
                    HeadroomException.Kind.RUN_FAILED, "a phase was asked for before 'begin'"));
  }

  private void drain() {
    long begun = timeline.nowMicros();
    while (inside.count() > 0
        && timeline.nowMicros() < begun + (stopped ? LAST_DRAIN_MICROS : DRAIN_MICROS)) {
      LockSupport.parkNanos(CLOCK_NANOS);
    }
  }

  private void finish() {
    running().endWithReport();
    GatlingFiles.lift(gatlingFolder);
    replies.accept(FINISHED);
  }
}
