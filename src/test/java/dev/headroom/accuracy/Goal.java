package dev.headroom.accuracy;

import java.util.Locale;

/**
 * What is asked of a figure over many runs.
 *
 * @param statistic the figure
 * @param low the least it may be
 * @param high the most it may be
 */
record Goal(Statistic statistic, double low, double high) {

  static Goal bias(double most) {
    return new Goal(Statistic.BIAS, -most, most);
  }

  static Goal rmse(double most) {
    return new Goal(Statistic.RMSE, 0, most);
  }

  /** Better than another method on the same runs. */
  static Goal below(Trials other) {
    return new Goal(Statistic.RMSE_AGAINST, 0, other.rootMeanSquare());
  }

  static Goal median(double most) {
    return new Goal(Statistic.MEDIAN, 0, most);
  }

  static Goal coverage(double least, double most) {
    return new Goal(Statistic.COVERAGE, least, most);
  }

  /** In every run. */
  static Goal always() {
    return new Goal(Statistic.SHARE, 1, 1);
  }

  /** In no run. */
  static Goal never() {
    return new Goal(Statistic.SHARE, 0, 0);
  }

  /** Shown, and not judged. */
  static Goal none(Statistic statistic) {
    return new Goal(statistic, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
  }

  boolean judged() {
    return Double.isFinite(high);
  }

  boolean met(Trials trials) {
    double value = statistic.value(trials);
    return complete(trials) && low <= value && value <= high;
  }

  /** An error can't be averaged over runs that gave no answer. */
  private boolean complete(Trials trials) {
    return statistic.counts() || trials.answers() == trials.runs();
  }

  /** Met, or missed by no more than chance does with so few runs. */
  boolean possible(Trials trials) {
    return met(trials) || (complete(trials) && statistic.possible(trials, low, high));
  }

  /** Such as {@code at most 0.6 %}. */
  String text() {
    if (!judged()) {
      return "";
    }
    if (low == high) {
      return low == 0 ? "in no run" : "in every run";
    }
    if (!statistic.counts()) {
      return String.format(Locale.ROOT, "at most %s%.3g %%", low < 0 ? "±" : "", 100 * high);
    }
    return high < 1
        ? String.format(Locale.ROOT, "%.2f to %.2f", low, high)
        : String.format(Locale.ROOT, "at least %.2f", low);
  }
}
