package dev.headroom.fit.internal;

import dev.headroom.fit.internal.QueueModel.Parameter;
import dev.headroom.plan.Objective;
import dev.headroom.quantity.Estimate;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * The chosen queue model, and what the block bootstrap makes of it.
 *
 * @param setting what it was fitted to
 * @param choice the model and its rivals
 * @param resampling that made the draws
 * @param draws the kept model fitted to each draw
 * @param objective whose rates are looked for
 * @param level of confidence
 */
public record QueueSolution(
    QueueSetting setting,
    QueueChoice choice,
    Resampling resampling,
    List<Draw> draws,
    Objective objective,
    double level) {

  /** More says that the levels do what no such queue does; notes on saturation, section 8. */
  private static final double MOST_CHI_SQUARE = 3;

  /** A capacity that is this close to the guess changes nothing else. */
  private static final double SETTLED = 0.005;

  private static final int MOST_ROUNDS = 8;

  /** Four levels of a minute, in blocks; fewer calibrate the model poorly. */
  private static final double FEW_BLOCKS = 24;

  /**
   * What the idle latencies of a few hundred requests leave open of a rate: in simulated staircases
   * of 4 s levels, roots were off by this much more than their draws said.
   */
  private static final double SHORT = 0.04;

  /**
   * By what share, for each unit of v − 1, laws of the same moments have other roots than draws and
   * levels tell: found with lognormal and hyperexponential service of c² = 4, 4 and 16 workers.
   */
  private static final double LAW = 0.02;

  /** Even one block next to the root leaves the model's own idea of the share. */
  private static final double LEAST_FREEDOM = 3;

  /** One draw: the model fitted to it, and the rates it leads to, infinite where there is none. */
  record Draw(QueueFit fit, double slow, double lossy) {}

  static QueueSolution of(
      QueueSetting setting, Objective objective, Resampling resampling, double level) {
    return of(setting, choice(setting), objective, resampling, level);
  }

  /**
   * A bounded queue short enough to stay below its capacity in overload makes the counted capacity
   * a poor guess: then what is foretold by it, such as the noise, follows the fitted one.
   */
  private static QueueChoice choice(QueueSetting first) {
    QueueSetting setting = first;
    QueueChoice choice = QueueChoice.of(setting);
    for (int i = 0; i < MOST_ROUNDS && moved(setting, choice) > SETTLED; i++) {
      setting = setting.guessing(choice.kept().fit().mostServed());
      choice = QueueChoice.of(setting);
    }
    return choice;
  }

  private static double moved(QueueSetting setting, QueueChoice choice) {
    return Math.abs(choice.kept().fit().mostServed() / setting.guess() - 1);
  }

  private static QueueSolution of(
      QueueSetting first,
      QueueChoice choice,
      Objective objective,
      Resampling resampling,
      double level) {
    QueueSetting setting = first.guessing(choice.kept().fit().data().guess());
    QueueFit kept = choice.kept().fit();
    List<Draw> draws =
        resampling.each(
            setting.windows(),
            drawn -> {
              QueueFit fit = kept.refit(setting.data(drawn));
              return new Draw(
                  fit,
                  slow(fit, objective).calibrated(drawn),
                  lossy(fit, objective).calibrated(drawn));
            });
    return new QueueSolution(setting, choice, resampling, List.copyOf(draws), objective, level);
  }

  static LocalOdds slow(QueueFit fit, Objective objective) {
    double bound = objective.latency().toNanos() / 1e9;
    DoubleUnaryOperator share = rate -> fit.at(rate).slower(bound);
    return new LocalOdds(
        share,
        fit.data().service().slower(bound),
        Tally.latency(objective),
        fit.capacity(),
        fit.variability(),
        fit.slowPrior());
  }

  private static LocalOdds lossy(QueueFit fit, Objective objective) {
    DoubleUnaryOperator share = rate -> fit.at(rate).gatewayErrors().getValue();
    return new LocalOdds(
        share, 0, Tally.errors(objective), fit.capacity(), fit.variability(), fit.lossPrior());
  }

  /** The highest rates that meet the parts of the objective. */
  Objectives objectives() {
    Bound slow = rate(fit -> slow(fit, objective), Tally.latency(objective), Draw::slow);
    Bound lossy = rate(fit -> lossy(fit, objective), Tally.errors(objective), Draw::lossy);
    return Objectives.of(slow, lossy, objective);
  }

  /** By how much intervals of few blocks of overload are wider than their draws. */
  double widening() {
    double blocks =
        setting.windows().stream()
            .skip(setting.held())
            .mapToDouble(w -> Resampling.blocks(w.seconds().size()))
            .sum();
    return Resampling.widening(blocks, level);
  }

  /** Whether the model explains the levels, up to twice their noise. */
  boolean explains() {
    QueueFit kept = choice.kept().fit();
    int freedom = Math.max(1, kept.data().residuals(kept.model()) - kept.model().parameters());
    return kept.chiSquare() / freedom <= MOST_CHI_SQUARE;
  }

  /** The most it completes at any rate: its capacity, unless goodput collapses below that. */
  Estimate capacity() {
    return averaged(QueueFit::mostServed, ties());
  }

  /** A parameter of the model; averaged over its ties, as far as they have it. */
  Estimate parameter(Parameter parameter) {
    Estimate drawn =
        averaged(
            fit -> fit.value(parameter),
            ties().stream().filter(fit -> fit.model().has(parameter)).toList());
    double unsure = parameter.unsure() * drawn.value();
    return wider(drawn.value(), new double[] {drawn.low(), drawn.high()}, unsure, 1);
  }

  /** Requests inside at most, of a model with a bound. */
  Estimate room() {
    return averaged(
        fit -> fit.places() + fit.data().workers(),
        ties().stream().filter(fit -> fit.model().bounded()).toList());
  }

  /** Root mean square of the relative error of goodput, each level predicted from the others. */
  double heldOutError() {
    QueueFit kept = choice.kept().fit();
    List<QueueLevel> levels = kept.data().levels();
    double sum = 0;
    for (int i = 0; i < levels.size(); i++) {
      QueueFit rest = kept.refit(kept.data().without(i));
      double seen = levels.get(i).goodput().value();
      double error = (goodput(rest, levels.get(i)) - seen) / Math.max(1, seen);
      sum += error * error;
    }
    return Math.sqrt(sum / levels.size());
  }

  /** Of each level's goodput, in standard errors. */
  List<Double> residuals() {
    QueueFit kept = choice.kept().fit();
    return kept.data().levels().stream()
        .map(
            level ->
                (level.goodput().value() - goodput(kept, level)) / QueueData.goodputError(level))
        .toList();
  }

  private double goodput(QueueFit fit, QueueLevel level) {
    return (1 - setting.floor()) * fit.at(level.offered()).served().getValue();
  }

  /** Anything else that follows from the model. */
  Estimate following(ToDoubleFunction<QueueFit> of) {
    return averaged(of, ties());
  }

  private List<QueueFit> ties() {
    return choice.ties().stream().map(QueueChoice.Candidate::fit).toList();
  }

  private Estimate averaged(ToDoubleFunction<QueueFit> of, List<QueueFit> ties) {
    double kept = of.applyAsDouble(choice.kept().fit());
    Ties all = Ties.of(kept, ties.stream().mapToDouble(of).toArray());
    double[] ends =
        Resampling.ends(
            draws.stream().mapToDouble(d -> of.applyAsDouble(d.fit())).toArray(), level);
    return wider(
        all.mean(), all.moved(ends), all.apart(), Resampling.widening(setting.windows(), level));
  }

  private Bound rate(
      Function<QueueFit, LocalOdds> odds, Tally tally, ToDoubleFunction<Draw> drawn) {
    QueueFit kept = choice.kept().fit();
    LocalOdds own = odds.apply(kept);
    double root = own.calibrated(setting.windows());
    if (setting.windows().stream().noneMatch(tally::broken)) {
      return new Bound(false, Estimate.atLeast(capacity().low(), level));
    }
    if (root < setting.windows().get(0).offered()) {
      return Bound.of(setting.windows(), tally, known(), resampling, level);
    }
    Ties all = Ties.of(Math.min(kept.capacity(), root), others(odds));
    double value = all.mean();
    double[] ends =
        all.moved(
            Resampling.ends(
                draws.stream()
                    .mapToDouble(d -> Math.min(d.fit().capacity(), drawn.applyAsDouble(d)))
                    .toArray(),
                level));
    double blocks = own.deciding(setting.windows(), value);
    double half =
        SampleMean.quantile((int) Math.max(LEAST_FREEDOM, blocks - 1), level)
            * own.error(setting.windows(), value);
    double other = Math.hypot(half, all.apart());
    double factor = Resampling.widening(blocks, level);
    double law = LAW * Math.max(0, setting.service().variability() - 1);
    double unknown = value * Math.hypot(law, blocks < FEW_BLOCKS ? SHORT : 0);
    return new Bound(true, wider(value, ends, Math.hypot(other, unknown), factor));
  }

  /** The same root by the ties. */
  private double[] others(Function<QueueFit, LocalOdds> odds) {
    return ties().stream()
        .mapToDouble(fit -> Math.min(fit.capacity(), odds.apply(fit).calibrated(setting.windows())))
        .toArray();
  }

  private Capacity known() {
    Estimate rate = capacity();
    double variability = choice.kept().fit().variability();
    return new Capacity(rate.low(), rate.value(), rate.high(), variability);
  }

  Estimate wider(double value, double[] ends, double discrepancy, double factor) {
    double low = Math.hypot(factor * Math.max(0, value - ends[0]), discrepancy);
    double high = Math.hypot(factor * Math.max(0, ends[1] - value), discrepancy);
    return new Estimate(value, Math.max(0, value - low), value + high, level);
  }
}
