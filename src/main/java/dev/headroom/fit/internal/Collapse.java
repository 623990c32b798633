package dev.headroom.fit.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.math3.distribution.FDistribution;

/**
 * Whether goodput falls again beyond its best: unimodal against monotone regression of it over the
 * levels.
 *
 * <p>{@code T = RSS(increasing) − RSS(unimodal)}, each level weighted by its own noise. With an
 * increasing goodput T is largest where all overloaded levels have the same one, and then no larger
 * than χ² with as many degrees of freedom as there are overloaded levels; the noise is that of
 * their seconds, so that {@code T/k} is held to F with k and those degrees of freedom.
 *
 * <p>Sources: Barlow, Bartholomew, Bremner and Brunk, Statistical Inference under Order
 * Restrictions (1972), sections 1.2 and 3.2; saturation notes, section 2, on change points.
 *
 * @param found whether it falls by more than chance and by more than is immaterial
 * @param best highest goodput of the unimodal curve, requests per second
 * @param peak the levels at that, in ascending order of the offered rate
 */
public record Collapse(boolean found, double best, List<Window> peak) {

  /** One false alarm in a hundred, as where levels are compared with each other. */
  private static final double SIGNIFICANCE = 0.01;

  /** Less changes no count of instances. */
  private static final double IMMATERIAL = 0.02;

  /** Of the levels of a recording that went past its capacity. */
  public static Collapse of(Deficit deficit) {
    List<Window> all =
        Stream.concat(deficit.held().stream(), deficit.overloaded().stream()).toList();
    double[] goodput = all.stream().mapToDouble(Window::goodput).toArray();
    double[] weight = LevelData.of(deficit).rows().stream().mapToDouble(Collapse::weight).toArray();
    double[] unimodal = unimodal(goodput, weight);
    double best = IntStream.range(0, unimodal.length).mapToDouble(i -> unimodal[i]).max().orElse(0);
    List<Window> peak = new ArrayList<>();
    for (int i = 0; i < unimodal.length; i++) {
      if (unimodal[i] == best) {
        peak.add(all.get(i));
      }
    }
    double fallen = unimodal[unimodal.length - 1];
    double gain =
        squares(goodput, weight, Isotonic.fit(goodput, weight))
            - squares(goodput, weight, unimodal);
    boolean found = fallen < best * (1 - IMMATERIAL) && significant(gain, deficit.overloaded());
    return new Collapse(found, best, List.copyOf(peak));
  }

  private static double weight(LevelData.Row row) {
    return 1 / (row.error() * row.error());
  }

  private static boolean significant(double gain, List<Window> overloaded) {
    int levels = overloaded.size();
    int freedom = overloaded.stream().mapToInt(w -> w.seconds().size() - 1).sum();
    return freedom > 0
        && new FDistribution(null, levels, freedom).cumulativeProbability(gain / levels)
            > 1 - SIGNIFICANCE;
  }

  /** The nearest sequence that rises up to somewhere and falls from there on. */
  private static double[] unimodal(double[] values, double[] weights) {
    double[] nearest = Isotonic.fit(values, weights);
    double least = squares(values, weights, nearest);
    for (int rising = 0; rising < values.length; rising++) {
      double[] candidate = upAndDown(values, weights, rising);
      double squares = squares(values, weights, candidate);
      if (squares < least) {
        least = squares;
        nearest = candidate;
      }
    }
    return nearest;
  }

  /** The first so many rise, the others fall. */
  private static double[] upAndDown(double[] values, double[] weights, int rising) {
    double[] fitted = new double[values.length];
    int falling = values.length - rising;
    double[] up = new double[rising];
    double[] upWeights = new double[rising];
    System.arraycopy(values, 0, up, 0, rising);
    System.arraycopy(weights, 0, upWeights, 0, rising);
    System.arraycopy(Isotonic.fit(up, upWeights), 0, fitted, 0, rising);
    double[] down = new double[falling];
    double[] downWeights = new double[falling];
    for (int i = 0; i < falling; i++) {
      down[i] = values[values.length - 1 - i];
      downWeights[i] = weights[values.length - 1 - i];
    }
    double[] reversed = Isotonic.fit(down, downWeights);
    for (int i = 0; i < falling; i++) {
      fitted[values.length - 1 - i] = reversed[i];
    }
    return fitted;
  }

  private static double squares(double[] values, double[] weights, double[] fitted) {
    return IntStream.range(0, values.length)
        .mapToDouble(i -> weights[i] * (values[i] - fitted[i]) * (values[i] - fitted[i]))
        .sum();
  }
}
