package dev.headroom.fit.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The queue models fitted to the same levels, and the one that is kept.
 *
 * <p>Kept is the smallest whose error, each level predicted from the others, is within one standard
 * error of the best one's. The others of which that is true are its ties: answers are the average
 * of all of them, and what they say otherwise widens the intervals. Models of an origin whose
 * goodput falls in overload are fitted only where it fell ({@link Collapse}), so that they move
 * nothing elsewhere. The hinge is fitted to show what a queue adds to it; it is never kept, because
 * a latency that doesn't depend on the rate answers no objective.
 *
 * <p>Source: Breiman, Friedman, Olshen and Stone, Classification and Regression Trees (1984),
 * section 3.4, the rule of one standard error.
 *
 * @param kept the chosen one
 * @param all of them, smallest first
 */
record QueueChoice(Candidate kept, List<Candidate> all) {

  /**
   * A level that a model misses by more than this, in standard errors, is missed; how far is noise.
   */
  private static final double MOST_ERRORS = 10;

  /** Leaving one of fewer out leaves too little. */
  static final int LEAST_LEVELS = 5;

  QueueChoice {
    all = List.copyOf(all);
  }

  /**
   * A fitted model.
   *
   * @param heldOut mean square of the errors of levels predicted from the others, in squared
   *     standard errors
   * @param spread standard error of that
   */
  record Candidate(QueueFit fit, double heldOut, double spread) {}

  static QueueChoice of(QueueSetting setting) {
    List<Candidate> all = new ArrayList<>();
    for (QueueModel model : QueueModel.values()) {
      if (!model.collapses() || setting.fallen() < 1) {
        all.add(candidate(cold(model, setting)));
      }
    }
    List<Candidate> queues = queues(all);
    Candidate best = best(queues);
    Candidate kept =
        queues.stream()
            .filter(c -> c.heldOut() <= best.heldOut() + best.spread())
            .findFirst()
            .orElse(best);
    return new QueueChoice(kept, all);
  }

  /** One model, from scratch. */
  static QueueFit cold(QueueModel model, QueueSetting setting) {
    return QueueFit.of(model, setting.data(), new Starts(setting).of(model));
  }

  /** The others that predict as well as the best one does, up to its standard error. */
  List<Candidate> ties() {
    Candidate best = best(queues(all));
    return queues(all).stream()
        .filter(
            c ->
                c.fit().model() != kept.fit().model()
                    && c.heldOut() <= best.heldOut() + best.spread())
        .toList();
  }

  private static Candidate best(List<Candidate> queues) {
    return queues.stream().min(Comparator.comparingDouble(Candidate::heldOut)).orElseThrow();
  }

  private static List<Candidate> queues(List<Candidate> all) {
    return all.stream().filter(c -> c.fit().model() != QueueModel.HINGE).toList();
  }

  private static Candidate candidate(QueueFit fit) {
    QueueData data = fit.data();
    double[] errors = new double[data.levels().size()];
    for (int i = 0; i < errors.length; i++) {
      QueueFit rest = fit.refit(data.without(i));
      QueueFit seen = rest.seeing(data.with(List.of(data.levels().get(i))));
      errors[i] =
          Math.min(
              MOST_ERRORS * MOST_ERRORS, seen.chiSquare() / seen.data().residuals(fit.model()));
    }
    SampleMean mean = SampleMean.of(errors);
    return new Candidate(fit, mean.mean(), mean.standardError());
  }
}
