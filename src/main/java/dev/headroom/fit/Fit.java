package dev.headroom.fit;

import dev.headroom.fit.Quality.Excluded;
import dev.headroom.plan.Objective;
import dev.headroom.quantity.Estimate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where it saturates and how sure that is: three rates that are never merged into one, and what was
 * seen past them.
 *
 * @param saturation the capacity: the rate of completions that can be sustained
 * @param sustainable the highest offered rate that meets the objective
 * @param loss the highest offered rate within the budget of gateway errors
 * @param overload behaviour past saturation, where there was any
 * @param recovery behaviour after the spike, where there was one
 * @param queue what the model says of the queue, where it has one
 * @param spike the model's prediction of the spike, where there was one and the model can predict
 *     it
 * @param inconclusive why the capacity isn't known; empty where it is
 * @param model the chosen model and its alternatives
 * @param levels the measured levels, excluded ones too
 * @param curve the fitted curve
 * @param quality how good the fit is
 * @param warnings what a reader has to know before using a number, in full sentences
 */
public record Fit(
    Saturation saturation,
    Sustainable sustainable,
    Loss loss,
    Optional<Overload> overload,
    Optional<Recovery> recovery,
    Optional<Queue> queue,
    Optional<SpikeForecast> spike,
    Optional<Inconclusive> inconclusive,
    ModelSummary model,
    List<Level> levels,
    LatencyCurve curve,
    Quality quality,
    List<String> warnings) {

  /** The name of the model where nothing could be fitted. */
  private static final String NO_MODEL = "none";

  public Fit {
    levels = List.copyOf(levels);
    warnings = List.copyOf(warnings);
  }

  /**
   * A fit of a recording that says nothing, such as that of a run stopped before its first level.
   *
   * @param objective of the run
   * @param level of confidence that the bounds are written with
   * @param why nothing is known
   */
  public static Fit unknown(Objective objective, double level, Inconclusive why) {
    return unknown(objective, level, why, List.of(), List.of());
  }

  /**
   * A fit of a recording none of whose levels can be used.
   *
   * @param objective of the run
   * @param level of confidence that the bounds are written with
   * @param why nothing is known
   * @param levels that were measured
   * @param excluded why each of them was left out
   */
  public static Fit unknown(
      Objective objective,
      double level,
      Inconclusive why,
      List<Level> levels,
      List<Excluded> excluded) {
    Estimate nothing = Estimate.atLeast(0, level);
    return new Fit(
        new Saturation(false, nothing, limitedBy(why)),
        new Sustainable(false, nothing, Sustainable.Binding.NONE),
        new Loss(objective.errors(), nothing),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(why),
        new ModelSummary(NO_MODEL, Double.NaN, List.of(), List.of()),
        levels,
        new LatencyCurve(List.of()),
        new Quality(Double.NaN, List.of(), excluded),
        List.of(why.finding() + " " + why.remedy()));
  }

  private static LimitedBy limitedBy(Inconclusive why) {
    return why.reason() == Inconclusive.Reason.INJECTOR ? LimitedBy.INJECTOR : LimitedBy.NONE;
  }

  /** Whether anything at all could be concluded; otherwise the first warning says why not. */
  public boolean known() {
    return !model.name().equals(NO_MODEL);
  }

  /** This fit with more said before what it says itself. */
  public Fit withWarnings(List<String> first) {
    List<String> all = new ArrayList<>(first);
    all.addAll(warnings);
    return new Fit(
        saturation,
        sustainable,
        loss,
        overload,
        recovery,
        queue,
        spike,
        inconclusive,
        model,
        levels,
        curve,
        quality,
        all);
  }

  /**
   * This fit where its rates are not the origin's: what was held stays as a bound.
   *
   * @param why they are not
   * @param limit what took no more instead
   */
  public Fit withoutCapacity(Inconclusive why, LimitedBy limit, Objective objective) {
    double level = saturation.rate().level();
    Fit bare = unknown(objective, level, why, levels, quality.excluded());
    double held = limit == LimitedBy.NONE ? 0 : saturation.rate().low();
    return new Fit(
        new Saturation(false, Estimate.atLeast(held, level), limit),
        bare.sustainable,
        bare.loss,
        Optional.empty(),
        recovery,
        Optional.empty(),
        Optional.empty(),
        bare.inconclusive,
        bare.model,
        levels,
        bare.curve,
        bare.quality,
        bare.warnings);
  }

  /** This fit with more left out of it, besides what it names itself. */
  public Fit withExcluded(List<Excluded> more) {
    List<Excluded> all = new ArrayList<>(quality.excluded());
    all.addAll(more);
    return new Fit(
        saturation,
        sustainable,
        loss,
        overload,
        recovery,
        queue,
        spike,
        inconclusive,
        model,
        levels,
        curve,
        new Quality(quality.heldOutError(), quality.residuals(), all),
        warnings);
  }

  /** Whether the origin's own limit was found, so that instances can be counted. */
  public boolean conclusive() {
    return inconclusive.isEmpty();
  }
}
