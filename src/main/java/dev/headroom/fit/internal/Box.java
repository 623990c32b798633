package dev.headroom.fit.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The bounds of the parameters.
 *
 * @param low one for each parameter, −∞ where there is none
 * @param high likewise, +∞ where there is none
 */
public record Box(List<Double> low, List<Double> high) {

  public Box {
    low = List.copyOf(low);
    high = List.copyOf(high);
  }

  /** No bounds. */
  public static Box open(int parameters) {
    return new Box(
        IntStream.range(0, parameters).mapToObj(i -> Double.NEGATIVE_INFINITY).toList(),
        IntStream.range(0, parameters).mapToObj(i -> Double.POSITIVE_INFINITY).toList());
  }

  /** The bounds of the free parameters only. */
  Box free(Held held) {
    return new Box(free(low, held), free(high, held));
  }

  private static List<Double> free(List<Double> all, Held held) {
    return IntStream.range(0, all.size()).filter(held::isFree).mapToObj(all::get).toList();
  }

  /** The nearest parameters within the bounds. */
  double[] nearest(double[] parameters) {
    double[] inside = parameters.clone();
    for (int i = 0; i < inside.length; i++) {
      inside[i] = Math.min(high.get(i), Math.max(low.get(i), inside[i]));
    }
    return inside;
  }

  boolean contains(double[] parameters) {
    return IntStream.range(0, parameters.length)
        .allMatch(i -> low.get(i) <= parameters[i] && parameters[i] <= high.get(i));
  }

  /** Whether every parameter that isn't held is away from its bounds. */
  boolean surrounds(double[] parameters, Held held) {
    return IntStream.range(0, parameters.length)
        .filter(held::isFree)
        .allMatch(i -> low.get(i) < parameters[i] && parameters[i] < high.get(i));
  }

  /** The box itself and all its faces, edges and corners; the smaller come first. */
  List<Held> faces(Held held) {
    List<Held> faces = new ArrayList<>(List.of(held));
    for (int i = 0; i < low.size(); i++) {
      for (Held face : List.copyOf(faces)) {
        if (face.isFree(i) && Double.isFinite(low.get(i))) {
          faces.add(face.with(i, low.get(i)));
        }
        if (face.isFree(i) && Double.isFinite(high.get(i))) {
          faces.add(face.with(i, high.get(i)));
        }
      }
    }
    faces.sort(Comparator.comparingInt(Held::freedom));
    return faces;
  }
}
