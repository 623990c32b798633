package dev.headroom.fit;

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
    ModelSummary model,
    List<Level> levels,
    LatencyCurve curve,
    Quality quality,
    List<String> warnings) {

  public Fit {
    levels = List.copyOf(levels);
    warnings = List.copyOf(warnings);
  }

  /** This fit with more said before what it says itself. */
  public Fit withWarnings(List<String> first) {
    List<String> all = new ArrayList<>(first);
    all.addAll(warnings);
    return new Fit(
        saturation, sustainable, loss, overload, recovery, model, levels, curve, quality, all);
  }

  /** Whether the origin's own limit was found, so that instances can be counted. */
  public boolean conclusive() {
    return saturation.reached() && saturation.limitedBy() == LimitedBy.ORIGIN;
  }
}
