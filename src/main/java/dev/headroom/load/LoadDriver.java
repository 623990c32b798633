package dev.headroom.load;

import dev.headroom.plan.Load;
import dev.headroom.plan.LoadShape;
import dev.headroom.plan.Plan;
import dev.headroom.quantity.Rate;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** Drives the phases of a plan's load. Each gets arrivals of its own, the same in every run. */
public final class LoadDriver {

  private final Injector injector;
  private final Load load;
  private final Consumer<PhaseRecord> progress;
  private long phases;

  /**
   * @param progress gets each phase twice: as it starts and as it has ended
   */
  public LoadDriver(Injector injector, Load load, Consumer<PhaseRecord> progress) {
    this.injector = injector;
    this.load = load;
    this.progress = progress;
  }

  /**
   * The highest rate that a plan may come to ask for, in its measuring and in its proof: where
   * visitors retry, that of all of their tries.
   */
  public static Rate highest(Plan plan) {
    Load load = plan.load();
    return List.of(load.search().to(), load.spike().peak(), plan.demand().sized()).stream()
        .max(Rate::compareTo)
        .orElseThrow()
        .times(plan.scenario().retries().tries());
  }

  /** Drives the low load that shows failures which aren't capacity. */
  public PhaseRecord control(String name) {
    LoadShape shape = LoadShape.constant(load.control().rate(), load.control().hold());
    return run(new Phase(name, PhaseKind.CONTROL, shape, Duration.ofSeconds(1)));
  }

  /** Drives the plan's spike. */
  public PhaseRecord spike() {
    return run(new Phase("spike", PhaseKind.SPIKE, load.spike().shape(), Duration.ZERO));
  }

  /** Drives any phase. */
  public PhaseRecord run(Phase phase) {
    return run(phase, ignored -> {});
  }

  /**
   * Drives one spike of a proof.
   *
   * @param started gets the phase as soon as its beginning is fixed
   */
  public PhaseRecord prove(String name, Load.Spike spike, Consumer<PhaseRecord> started) {
    return run(new Phase(name, PhaseKind.PROOF, spike.shape(), Duration.ZERO), started);
  }

  private PhaseRecord run(Phase phase, Consumer<PhaseRecord> started) {
    long seed = load.seed() + ++phases;
    PhaseRecord record = injector.run(phase, seed, progress.andThen(started));
    progress.accept(record);
    return record;
  }
}
