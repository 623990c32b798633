package dev.headroom.load.internal;

import dev.headroom.load.Ceiling;
import dev.headroom.load.Phase;
import dev.headroom.load.RequestObserver;
import dev.headroom.load.WarmUp;
import dev.headroom.plan.HeaderValues;
import dev.headroom.plan.Load;
import dev.headroom.plan.LoadShape;
import dev.headroom.plan.Objective;
import dev.headroom.plan.Plan;
import dev.headroom.plan.Scenario;
import dev.headroom.plan.Target;
import dev.headroom.quantity.Rate;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * Warms the injector up and finds its own ceiling, against an endpoint that does nothing.
 *
 * <p>Warm: as {@link Warming} says.
 *
 * <p>Held: at least {@value #HELD_SHARE} of the requests that were due in a window were answered
 * within {@value #LATE_MICROS} µs of being due, or a tenth of the objective's bound where that is
 * more. From the plan's highest rate, the rate is doubled until one isn't held or it is far above
 * what the plan asks for; or halved until one is held.
 */
public final class Calibration implements RequestObserver {

  /**
   * In 10 s that is 5,000 requests, and after 5,000 calls HotSpot compiles a method for good
   * (Tier4InvocationThreshold).
   */
  private static final Rate WARMUP_RATE = new Rate(500);

  private static final double HELD_SHARE = 0.99;
  private static final long LATE_MICROS = 50_000;

  /** Share of the objective's bound that the injector may add before its own delay is the news. */
  private static final double LATE_SHARE = 0.1;

  /** A disturbed window on a shared machine says little; this many in a row say enough. */
  private static final int ATTEMPTS = 4;

  /** Fewer requests in a window would say nothing about 99 of 100. */
  private static final Rate LEAST_RATE = new Rate(100);

  private static final Duration CEILING_WINDOW = Duration.ofSeconds(1);

  /** A ceiling this many times above the plan's highest rate can't be what limits its run. */
  private static final double AMPLE = 4;

  private static final long POLL_NANOS = 1_000_000L;

  private final Timeline timeline;
  private final long lateMicros;
  private final AtomicLong due = new AtomicLong();
  private final AtomicLong inTime = new AtomicLong();
  private final AtomicLong ended = new AtomicLong();
  private final AtomicLong latencySum = new AtomicLong();

  public Calibration(Timeline timeline, Objective objective) {
    this.timeline = timeline;
    this.lateMicros =
        Math.max(LATE_MICROS, Math.round(LATE_SHARE * objective.latency().toNanos() / 1000));
  }

  /**
   * Runs it.
   *
   * @param endpoint what answers at once
   * @param plan whose connections and timeout are used
   * @param needed the highest rate that the plan will ask for
   * @param scratch folder for Gatling's own files
   * @param started gets the simulation, which may be stopped
   */
  public Ceiling run(
      URI endpoint, Plan plan, Rate needed, Path scratch, Consumer<Simulating> started) {
    Scenario trivial =
        new Scenario(
            List.of(Scenario.Request.get("calibration", "/")),
            Optional.empty(),
            plan.scenario().connections(),
            plan.scenario().timeout());
    Plan calibration =
        new Plan(
            plan.name(),
            Target.of(endpoint),
            trivial,
            plan.load(),
            plan.objective(),
            plan.demand(),
            plan.fleet());
    Simulating simulating =
        Simulating.start(calibration, new HeaderValues(name -> null), scratch, timeline, this);
    started.accept(simulating);
    WarmUp warmUp = warmUp(simulating);
    Ceiling found = climb(simulating, needed);
    simulating.end();
    return new Ceiling(found.held(), found.exhausted(), Optional.of(warmUp));
  }

  private WarmUp warmUp(Simulating simulating) {
    Warming warming = new Warming();
    for (int batch = 0; !warming.over() && !simulating.stopped(); batch++) {
      window(simulating, WARMUP_RATE, Warming.BATCH, batch);
      warming.add((double) latencySum.get() / Math.max(1, ended.get()));
    }
    return warming.result();
  }

  private Ceiling climb(Simulating simulating, Rate needed) {
    Rate rate = needed.compareTo(LEAST_RATE) < 0 ? LEAST_RATE : needed;
    while (!holds(simulating, rate)) {
      rate = rate.times(0.5);
      if (rate.perSecond() < 1) {
        return new Ceiling(Rate.ZERO, true);
      }
    }
    boolean descended = rate.compareTo(needed) < 0 || rate.compareTo(LEAST_RATE) < 0;
    while (!descended && rate.perSecond() < AMPLE * needed.perSecond()) {
      if (!holds(simulating, rate.times(2))) {
        return new Ceiling(rate, true);
      }
      rate = rate.times(2);
    }
    return new Ceiling(rate, descended);
  }

  private boolean holds(Simulating simulating, Rate rate) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      window(simulating, rate, CEILING_WINDOW, Math.round(rate.perSecond()) + attempt);
      if (inTime.get() >= HELD_SHARE * due.get()) {
        return true;
      }
    }
    return false;
  }

  private void window(Simulating simulating, Rate rate, Duration length, long seed) {
    due.set(0);
    inTime.set(0);
    ended.set(0);
    latencySum.set(0);
    long start = timeline.nowMicros();
    simulating.admit(LoadShape.constant(rate, length), Load.Arrivals.POISSON, seed, start);
    long patience = timeline.nowMicros() + 4 * lateMicros;
    while (ended.get() < due.get() && timeline.nowMicros() < patience) {
      LockSupport.parkNanos(POLL_NANOS);
    }
  }

  @Override
  public void phase(Phase phase, long startMicros) {}

  @Override
  public void clock(long nowMicros) {}

  @Override
  public void due(long atMicros) {
    due.incrementAndGet();
  }

  @Override
  public void sent(long atMicros, long lagMicros) {}

  @Override
  public void ended(long atMicros, long latencyMicros, Ending ending) {
    ended.incrementAndGet();
    latencySum.addAndGet(latencyMicros);
    if (ending instanceof Ending.Answered && latencyMicros <= lateMicros) {
      inTime.incrementAndGet();
    }
  }
}
