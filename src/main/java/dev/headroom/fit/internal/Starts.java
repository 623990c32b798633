package dev.headroom.fit.internal;

import dev.headroom.fit.internal.QueueModel.Parameter;
import java.util.Arrays;
import java.util.List;

/**
 * Where the descents of a queue model begin: a first idea of each parameter, and the same with one
 * or two of them moved.
 *
 * @param setting what it is fitted to
 */
record Starts(QueueSetting setting) {

  /** By how much a parameter is moved, as a factor. */
  private static final double MOVED = 3;

  private static final double LESS_VARIABLE = 2;

  List<double[]> of(QueueModel model) {
    double[] guess = model.layout().stream().mapToDouble(p -> Math.log(first(p))).toArray();
    List<double[]> starts =
        new java.util.ArrayList<>(
            List.of(
                guess,
                moved(model, guess, Parameter.PLACES, 1 / MOVED),
                moved(model, guess, Parameter.VARIABILITY, 1 / LESS_VARIABLE)));
    if (model.collapses()) {
      // Without its backlog it takes more than it ever completed.
      double more = 1 / Math.max(0.5, setting.fallen());
      double[] faster = moved(model, guess, Parameter.CAPACITY, more);
      starts.add(faster);
      starts.add(moved(model, faster, Parameter.SLOWDOWN, 1 / MOVED));
      starts.add(moved(model, faster, Parameter.PLACES, MOVED));
    }
    return starts;
  }

  private double first(Parameter parameter) {
    return switch (parameter) {
      case CAPACITY -> setting.guess();
      case VARIABILITY -> 1;
      case PLACES -> setting.places();
      case PATIENCE -> setting.longest();
      // Full, it works at the share of its best that was left of the goodput.
      case SLOWDOWN -> (1 / Math.max(0.1, Math.min(0.9, setting.fallen())) - 1) / setting.places();
    };
  }

  private static double[] moved(
      QueueModel model, double[] start, Parameter parameter, double factor) {
    double[] other = Arrays.copyOf(start, start.length);
    int at = model.layout().indexOf(parameter);
    if (at >= 0) {
      other[at] += Math.log(factor);
    }
    return other;
  }
}
