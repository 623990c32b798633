package dev.headroom.load.internal;

import dev.headroom.load.Ceiling;
import dev.headroom.load.Phase;
import dev.headroom.load.RequestObserver;
import dev.headroom.plan.HeaderValues;
import dev.headroom.plan.Plan;
import dev.headroom.quantity.HeadroomException;
import dev.headroom.quantity.Rate;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The load of one run: the injector's calibration, then the plan's simulation, phase after phase.
 *
 * <p>A stop is for good: it cuts short what is under way, and what is begun later ends at once.
 */
public final class LoadSession {

  private static final long CLOCK_NANOS = 50_000_000L;
  private static final long MICROS_PER_SECOND = 1_000_000L;

  /** Three ticks of the clock that didn't come. */
  private static final long STOOD_STILL_MICROS = 3 * CLOCK_NANOS / 1000;

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
  private final LongSupplier inFlight;
  private final Timeline timeline = Timeline.anchored();
  private final Holdings holdings = new Holdings();

  private volatile @Nullable Simulating simulating;
  private volatile boolean stopped;
  private volatile @Nullable String underWay;

  /**
   * @param headerValues turns the plan's header templates into what is sent
   * @param gatlingFolder where Gatling writes its log and report
   * @param observer sees every request of the plan's simulation
   * @param inFlight how many requests are in progress, by the observer's count
   */
  public LoadSession(
      Plan plan,
      HeaderValues headerValues,
      Path gatlingFolder,
      RequestObserver observer,
      LongSupplier inFlight) {
    this.plan = plan;
    this.headerValues = headerValues;
    this.gatlingFolder = gatlingFolder;
    this.observer = observer;
    this.inFlight = inFlight;
  }

  /**
   * Warms up and finds the injector's own ceiling.
   *
   * @param endpoint what answers at once
   * @param needed the highest rate that will be asked for
   * @throws HeadroomException RUN_FAILED when it was stopped meanwhile
   */
  public Ceiling calibrate(URI endpoint, Rate needed) {
    Path scratch = gatlingFolder.resolve("calibration");
    Ceiling ceiling =
        new Calibration(timeline, plan.objective())
            .run(endpoint, plan, needed, scratch, this::running);
    GatlingFiles.delete(scratch);
    if (stopped) {
      throw new HeadroomException(
          HeadroomException.Kind.RUN_FAILED, "it was stopped while its ceiling was measured");
    }
    return ceiling;
  }

  /** Starts the plan's simulation. */
  public void begin() {
    running(Simulating.start(plan, headerValues, gatlingFolder, timeline, observer));
  }

  /**
   * How a phase ended.
   *
   * @param second the epoch second that its load ended in
   * @param complete whether it ran to its end
   */
  public record End(long second, boolean complete) {}

  /**
   * Carries a phase out, and waits a few seconds for the last of its requests.
   *
   * @param seed of its arrival times
   * @param started gets the epoch second that it begins in
   */
  public End run(Phase phase, long seed, LongConsumer started) {
    Simulating running = running();
    long start = nextSecond(timeline.nowMicros() + LEAD_MICROS);
    observer.phase(phase, start);
    underWay = phase.name();
    started.accept(start / MICROS_PER_SECOND);
    boolean complete =
        !stopped && running.admit(phase.shape(), plan.load().arrivals(), seed, start);
    underWay = null;
    if (complete) {
      observer.phaseOver(timeline.nowMicros());
    }
    long ended = timeline.nowMicros() / MICROS_PER_SECOND;
    drain(running);
    return new End(ended, complete);
  }

  /** Ends the load of this phase at the next whole second, if it is under way; from any thread. */
  public void enough(String phase) {
    Simulating running = simulating;
    if (running != null && phase.equals(underWay)) {
      running.cut(nextSecond(timeline.nowMicros()));
    }
  }

  private static long nextSecond(long micros) {
    return (Math.floorDiv(micros - 1, MICROS_PER_SECOND) + 1) * MICROS_PER_SECOND;
  }

  private void drain(Simulating running) {
    long begun = timeline.nowMicros();
    while (inFlight.getAsLong() + running.returning() > 0
        && timeline.nowMicros() < begun + (stopped ? LAST_DRAIN_MICROS : DRAIN_MICROS)) {
      LockSupport.parkNanos(CLOCK_NANOS);
    }
  }

  /**
   * Tells the observer the time, for as long as that is wanted and no longer than the plan's load
   * may last.
   *
   * @throws HeadroomException when what was observed can no longer be recorded
   */
  public void keepTime(BooleanSupplier wanted) {
    long deadline = timeline.nowMicros() + plan.load().limits().maxDuration().toNanos() / 1000;
    Pauses pauses = Pauses.watch(timeline, observer);
    try {
      long last = timeline.nowMicros();
      for (long now = last; wanted.getAsBoolean() && now <= deadline; now = timeline.nowMicros()) {
        tick(now, last);
        last = now;
        LockSupport.parkNanos(CLOCK_NANOS);
      }
    } finally {
      pauses.end();
    }
  }

  private void tick(long now, long last) {
    if (now - last > STOOD_STILL_MICROS) {
      // What happened meanwhile is reported before its seconds are closed.
      LockSupport.parkNanos(CLOCK_NANOS);
    }
    if (now / MICROS_PER_SECOND > last / MICROS_PER_SECOND) {
      observer.holding(now, holdings.current());
    }
    observer.clock(now);
  }

  /** Lets no visitor in any more; from any thread. */
  public void stop() {
    stopped = true;
    Simulating running = simulating;
    if (running != null) {
      running.stop();
    }
  }

  /** Ends the simulation and has Gatling write its own report. */
  public void finish() {
    running().endWithReport();
    GatlingFiles.lift(gatlingFolder);
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
}
