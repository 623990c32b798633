package dev.headroom.fit.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which parameters are held at a value while the others are fitted.
 *
 * @param values one for each parameter, NaN where it is free
 */
public record Held(List<Double> values) {

  public Held {
    values = List.copyOf(values);
  }

  static Held none(int parameters) {
    return new Held(IntStream.range(0, parameters).mapToObj(i -> Double.NaN).toList());
  }

  /** With one more parameter held. */
  Held with(int index, double value) {
    List<Double> more = new ArrayList<>(values);
    more.set(index, value);
    return new Held(more);
  }

  boolean isFree(int index) {
    return Double.isNaN(values.get(index));
  }

  int freedom() {
    return (int) IntStream.range(0, values.size()).filter(this::isFree).count();
  }

  /** All parameters, from the free ones. */
  double[] whole(double[] free) {
    double[] whole = new double[values.size()];
    int next = 0;
    for (int i = 0; i < whole.length; i++) {
      whole[i] = isFree(i) ? free[next++] : values.get(i);
    }
    return whole;
  }

  /** The free ones of all parameters. */
  double[] free(double[] whole) {
    return IntStream.range(0, whole.length)
        .filter(this::isFree)
        .mapToDouble(i -> whole[i])
        .toArray();
  }
}
