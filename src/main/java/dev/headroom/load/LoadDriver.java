package dev.headroom.load;

import dev.headroom.plan.Load;
import dev.headroom.plan.LoadShape;
import dev.headroom.plan.Plan;
import dev.headroom.quantity.Rate;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Drives a plan's load: control, staircase, spike, control.
 *
 * <p>The climb ends early after two levels that were past saturation, since more of them would only
 * cost time. A phase that was stopped ends the whole.
 */
public final class LoadDriver {

  private static final int LEVELS_PAST_SATURATION = 2;

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

  /**
   * Drives it all.
   *
   * @param pastSaturation whether goodput stayed clearly below what a level offered
   * @return whether it ran to its end
   */
  public boolean drive(Predicate<PhaseRecord> pastSaturation) {
    return control("control-before")
        && climb(pastSaturation)
        && run("spike", PhaseKind.SPIKE, load.spike().shape(), Duration.ZERO).complete()
        && control("control-after");
  }

  private boolean control(String name) {
    LoadShape shape = LoadShape.constant(load.control().rate(), load.control().hold());
    return run(name, PhaseKind.CONTROL, shape, Duration.ofSeconds(1)).complete();
  }

  private boolean climb(Predicate<PhaseRecord> pastSaturation) {
    Load.Staircase search = load.search();
    int past = 0;
    for (int level = 0; level < search.steps() && past < LEVELS_PAST_SATURATION; level++) {
      String name = String.format(Locale.ROOT, "level-%02d", level + 1);
      LoadShape shape = LoadShape.constant(search.rate(level), search.hold());
      PhaseRecord record = run(name, PhaseKind.STEP, shape, search.settle());
      if (!record.complete()) {
        return false;
      }
      past = pastSaturation.test(record) ? past + 1 : 0;
    }
    return true;
  }

  /**
   * Drives one spike of a proof.
   *
   * @param started gets the phase as soon as its beginning is fixed
   */
  public PhaseRecord prove(String name, Load.Spike spike, Consumer<PhaseRecord> started) {
    return run(new Phase(name, PhaseKind.PROOF, spike.shape(), Duration.ZERO), started);
  }

  private PhaseRecord run(String name, PhaseKind kind, LoadShape shape, Duration settle) {
    return run(new Phase(name, kind, shape, settle), ignored -> {});
  }

  private PhaseRecord run(Phase phase, Consumer<PhaseRecord> started) {
    // Each phase gets arrivals of its own, the same ones in every run of the plan.
    long seed = load.seed() + ++phases;
    PhaseRecord record = injector.run(phase, seed, progress.andThen(started));
    progress.accept(record);
    return record;
  }
}
