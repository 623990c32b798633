package dev.headroom.fit.internal;

import dev.headroom.collect.Recording;
import dev.headroom.fit.LatencyCurve;
import dev.headroom.fit.ModelSummary;
import dev.headroom.fit.ModelSummary.Alternative;
import dev.headroom.fit.ModelSummary.Parameter;
import dev.headroom.fit.Quality;
import dev.headroom.fit.Quality.Excluded;
import dev.headroom.fit.Queue;
import dev.headroom.fit.SpikeForecast;
import dev.headroom.fit.Sustainable;
import dev.headroom.plan.Objective;
import dev.headroom.quantity.Estimate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a queue model says of a recording that went past its capacity.
 *
 * @param solution the model
 */
public record QueueFindings(QueueSolution solution) {

  /** Nothing where the recording doesn't show a queue, or not one that the models explain. */
  public static Optional<QueueFindings> of(
      Recording recording,
      Deficit deficit,
      Collapse collapse,
      Plateau plateau,
      Objective objective,
      Resampling resampling,
      double level) {
    return QueueSetting.of(recording, deficit, collapse, plateau.rate().value())
        .map(setting -> QueueSolution.of(setting, objective, resampling, level))
        .filter(QueueSolution::explains)
        .map(QueueFindings::new);
  }

  /**
   * The capacity where completions in overload don't show it, because the queue is short or what is
   * completed is of no use any more.
   */
  public Estimate capacity() {
    return solution.capacity();
  }

  /** The highest rates that meet the objective. */
  public Objectives objectives() {
    return solution.objectives();
  }

  /** The chosen model and its rivals. */
  public ModelSummary summary() {
    QueueFit kept = solution.choice().kept().fit();
    List<Parameter> parameters = new ArrayList<>();
    for (QueueModel.Parameter each : kept.model().layout()) {
      parameters.add(new Parameter(each.id(), each.unit(), solution.parameter(each)));
    }
    List<Alternative> others =
        solution.choice().all().stream()
            .filter(c -> c.fit().model() != kept.model())
            .map(c -> new Alternative(c.fit().model().id(), Math.sqrt(c.heldOut()), c.fit().aicc()))
            .toList();
    return new ModelSummary(kept.model().id(), kept.aicc(), parameters, others);
  }

  /** How good the model is at the levels. */
  public Quality quality(List<Excluded> excluded) {
    return new Quality(solution.heldOutError(), solution.residuals(), excluded);
  }

  /** What it says of the queue. */
  public Queue queue(Sustainable sustainable) {
    QueueFit kept = solution.choice().kept().fit();
    Estimate workers =
        solution
            .parameter(QueueModel.Parameter.CAPACITY)
            .times(solution.setting().service().meanSeconds());
    Optional<Estimate> room =
        kept.model().bounded() ? Optional.of(solution.room()) : Optional.empty();
    Optional<Estimate> inside =
        sustainable.reached() && sustainable.rate().value() > 0
            ? Optional.of(solution.following(f -> inside(f, sustainable.rate().value())))
            : Optional.empty();
    return new Queue(workers, solution.parameter(QueueModel.Parameter.VARIABILITY), room, inside);
  }

  /** Little's law. */
  private static double inside(QueueFit fit, double offered) {
    SteadyState state = fit.at(offered);
    return state.served().getValue() * state.meanSeconds().getValue();
  }

  /** The fitted curve with its bands. */
  public LatencyCurve curve() {
    return QueueCurve.of(solution);
  }

  /** The model's prediction of the recording's spike. */
  public Optional<SpikeForecast> spike(Recording recording, long seed) {
    return Forecast.of(recording, solution, seed);
  }
}
