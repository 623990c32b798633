package dev.headroom.fit;

import dev.headroom.collect.Recording;
import dev.headroom.diagnose.Diagnosed;
import dev.headroom.fit.Quality.Excluded;
import dev.headroom.fit.internal.Aftermath;
import dev.headroom.fit.internal.Capacity;
import dev.headroom.fit.internal.Collapse;
import dev.headroom.fit.internal.Curves;
import dev.headroom.fit.internal.Deficit;
import dev.headroom.fit.internal.Ends;
import dev.headroom.fit.internal.Failing;
import dev.headroom.fit.internal.Faults;
import dev.headroom.fit.internal.Measurements;
import dev.headroom.fit.internal.Models;
import dev.headroom.fit.internal.Objectives;
import dev.headroom.fit.internal.Overloads;
import dev.headroom.fit.internal.Plateau;
import dev.headroom.fit.internal.QueueFindings;
import dev.headroom.fit.internal.Resampling;
import dev.headroom.fit.internal.ServiceSpread;
import dev.headroom.fit.internal.SpikeRecovery;
import dev.headroom.fit.internal.Steadiness;
import dev.headroom.fit.internal.Warnings;
import dev.headroom.fit.internal.Window;
import dev.headroom.plan.Objective;
import dev.headroom.quantity.Estimate;
import java.util.List;
import java.util.Optional;

/**
 * Finds the saturation point in a recording.
 *
 * <p>Gates first; then which levels are overloaded; the capacity from completions counted in them
 * with a Student-t interval, beside it a regression of goodput; the sustainable and the loss rate
 * from the shares of slow requests and of gateway errors over the levels, with a block bootstrap.
 *
 * <p>Immutable and without state: one recording, objective and seed always give the same fit.
 */
public final class Fitter {

  /** The contract's level of confidence. */
  public static final double LEVEL = 0.95;

  /** Percentile ends of the bootstrap rest on ten refits each. */
  private static final int RESAMPLES = 400;

  private final long seed;
  private final int resamples;

  private Fitter(long seed, int resamples) {
    this.seed = seed;
    this.resamples = resamples;
  }

  /** With seed 1 and 400 resamples. */
  public static Fitter withDefaults() {
    return new Fitter(1, RESAMPLES);
  }

  /** With another seed of the resampling. */
  public Fitter withSeed(long other) {
    return new Fitter(other, resamples);
  }

  /**
   * With another number of resamples, at least 40.
   *
   * @throws IllegalArgumentException when the ends of a 95 % interval can't be told from fewer
   */
  public Fitter withResamples(int other) {
    if (other < 40) {
      throw new IllegalArgumentException("a 95 % interval takes 40 resamples, not " + other);
    }
    return new Fitter(seed, other);
  }

  /**
   * The fit of a recording whose failures have their causes: those that aren't capacity are out.
   */
  public Fit fit(Diagnosed diagnosed, Objective objective) {
    return Faults.judged(fit(diagnosed.capacity(), objective), diagnosed, objective);
  }

  /** The fit of the recording's control phases and steps, and the recovery after its spike. */
  public Fit fit(Recording recording, Objective objective) {
    List<Excluded> aftermath = Aftermath.of(recording);
    return aftermath.isEmpty()
        ? settled(recording, objective)
        : settled(Aftermath.without(recording, aftermath), objective).withExcluded(aftermath);
  }

  private Fit settled(Recording recording, Objective objective) {
    Optional<Inconclusive> failing = Failing.of(recording);
    if (failing.isPresent()) {
      return Fit.unknown(objective, LEVEL, failing.get());
    }
    Measurements measured = Measurements.of(recording, objective);
    if (measured.windows().isEmpty()) {
      Inconclusive why = Ends.unusable(measured.excluded(), measured.ownLimit());
      return Fit.unknown(objective, LEVEL, why, measured.levels(), measured.excluded());
    }
    Deficit deficit = Deficit.of(measured.windows(), ServiceSpread.of(recording));
    Steadiness steadiness = Steadiness.of(recording, measured.windows(), deficit);
    Warnings warnings = new Warnings().levels(measured, deficit).steadiness(steadiness);
    if (steadiness.end().isPresent()) {
      return unsteady(recording, objective, measured, deficit, steadiness, warnings);
    }
    return deficit.overloaded().isEmpty() || deficit.limited() || Plateau.follows(deficit)
        ? unsaturated(recording, objective, measured, deficit, warnings)
        : saturated(recording, objective, measured, deficit, warnings);
  }

  private Fit saturated(
      Recording recording,
      Objective objective,
      Measurements measured,
      Deficit deficit,
      Warnings warnings) {
    Collapse collapse = Collapse.of(deficit);
    Plateau plateau = Plateau.of(deficit, collapse, LEVEL);
    Models models = Models.saturated(deficit, plateau);
    Optional<QueueFindings> queue =
        QueueFindings.of(recording, deficit, collapse, plateau, objective, resampling(), LEVEL);
    Estimate rate = capacity(plateau, models, queue, warnings);
    warnings.plateau(plateau, queue.isPresent());
    Objectives objectives =
        queue
            .map(found -> found.objectives().upTo(rate))
            .orElseGet(
                () ->
                    objectives(
                        measured.windows(), objective, Capacity.of(rate, plateau.agreeing())));
    return assemble(
        recording,
        measured,
        new Saturation(true, rate, LimitedBy.ORIGIN),
        Optional.empty(),
        objectives,
        Optional.of(Overloads.of(deficit.overloaded(), collapse, LEVEL)),
        queue,
        models,
        warnings);
  }

  private static Estimate capacity(
      Plateau plateau, Models models, Optional<QueueFindings> queue, Warnings warnings) {
    boolean counted = plateau.counted() && !plateau.rising();
    if (!counted && queue.isPresent()) {
      return queue.get().capacity();
    }
    if (!plateau.counted()) {
      return plateau.rate();
    }
    Estimate rate = Overloads.agreed(plateau.rate(), models.capacity());
    if (!rate.equals(plateau.rate())) {
      warnings.disagree(plateau.rate().value(), models.capacity());
    }
    return rate;
  }

  private Fit unsaturated(
      Recording recording,
      Objective objective,
      Measurements measured,
      Deficit deficit,
      Warnings warnings) {
    LimitedBy limit =
        deficit.limited()
            ? LimitedBy.LIMITER
            : measured.injectorLimited() ? LimitedBy.INJECTOR : LimitedBy.NONE;
    if (!deficit.overloaded().isEmpty() && limit != LimitedBy.LIMITER) {
      warnings.follows();
    }
    List<Window> windows =
        deficit.limited() && !deficit.held().isEmpty() ? deficit.held() : measured.windows();
    Saturation held = new Saturation(false, Estimate.atLeast(deficit.highestHeld(), LEVEL), limit);
    return assemble(
        recording,
        measured,
        held,
        Ends.of(held, measured.ownLimit()),
        objectives(windows, objective, Capacity.UNKNOWN),
        Optional.empty(),
        Optional.empty(),
        Models.unsaturated(deficit),
        warnings);
  }

  /** What is known none the less of an origin that wasn't the same all the time. */
  private Fit unsteady(
      Recording recording,
      Objective objective,
      Measurements measured,
      Deficit deficit,
      Steadiness steadiness,
      Warnings warnings) {
    Estimate held = Estimate.atLeast(steadiness.held(), LEVEL);
    List<Window> undoubted = steadiness.undoubted(measured.windows());
    return assemble(
        recording,
        measured,
        new Saturation(false, held, LimitedBy.NONE),
        steadiness.end(),
        objectives(undoubted, objective, Capacity.UNKNOWN),
        Optional.empty(),
        Optional.empty(),
        Models.unsaturated(deficit),
        warnings);
  }

  private Objectives objectives(List<Window> windows, Objective objective, Capacity capacity) {
    return Objectives.of(windows, objective, capacity, resampling(), LEVEL);
  }

  private Resampling resampling() {
    return new Resampling(seed, resamples);
  }

  private Fit assemble(
      Recording recording,
      Measurements measured,
      Saturation saturation,
      Optional<Inconclusive> why,
      Objectives objectives,
      Optional<Overload> overload,
      Optional<QueueFindings> queue,
      Models models,
      Warnings warnings) {
    Optional<Recovery> recovery = SpikeRecovery.of(recording, saturation);
    warnings.retries(measured.levels()).recovery(recovery);
    return new Fit(
        saturation,
        objectives.sustainable(),
        objectives.loss(),
        overload,
        recovery,
        queue.map(q -> q.queue(objectives.sustainable())),
        queue.flatMap(q -> q.spike(recording, seed)),
        why,
        queue.map(QueueFindings::summary).orElseGet(() -> models.summary(resampling(), LEVEL)),
        measured.levels(),
        queue.map(QueueFindings::curve).orElseGet(() -> Curves.of(measured.levels(), models)),
        queue
            .map(q -> q.quality(measured.excluded()))
            .orElseGet(
                () -> new Quality(models.heldOutError(), models.residuals(), measured.excluded())),
        warnings.limit(saturation, why).objective(objectives.sustainable()).sentences());
  }
}
