package dev.headroom.accuracy;

import java.util.Locale;

/**
 * A figure that was measured, and what was asked of it.
 *
 * @param subject what it is about, such as {@code M/M/4}
 * @param goal what is asked
 * @param trials the runs
 * @param peer the best figure known of another method; empty where there is none
 */
record Finding(String subject, Goal goal, Trials trials, String peer) {

  static Finding of(String subject, Goal goal, Trials trials) {
    return new Finding(subject, goal, trials, "");
  }

  /** Unique within its experiment. */
  String name() {
    return subject + ", " + goal.statistic().text();
  }

  boolean met() {
    return goal.met(trials);
  }

  /** What was reached, such as {@code 0.51 ± 0.02 %}. */
  String reached() {
    return goal.low() == goal.high()
        ? trials.hits() + " of " + trials.runs()
        : text(goal.statistic(), trials);
  }

  /** A figure with its standard error, such as {@code 0.51 ± 0.02 %} or {@code 0.953 ± 0.012}. */
  static String text(Statistic statistic, Trials trials) {
    double value = statistic.value(trials);
    double error = statistic.error(trials);
    if (statistic.counts()) {
      return String.format(Locale.ROOT, "%.3f ± %.3f", value, error);
    }
    int without = trials.runs() - trials.answers();
    return String.format(Locale.ROOT, "%.2f ± %.2f %%", 100 * value, 100 * error)
        + (without == 0 ? "" : ", no answer in " + without + " of " + trials.runs());
  }

  String verdict() {
    return !goal.judged() ? "" : met() ? "met" : "**not met**";
  }
}
