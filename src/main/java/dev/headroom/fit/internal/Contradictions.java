package dev.headroom.fit.internal;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.Stream;

/**
 * Levels that can't be of one and the same origin: one lost requests from its beginning to its end
 * that another, at the same or a higher rate, completed.
 *
 * <p>What counts is the difference of what was lost, as a share of what was offered, and the
 * difference of goodput in standard errors ({@link GoodputNoise}). A loss in one half of a level
 * only is a passing incident and contradicts nothing.
 *
 * @param lost the level that lost them
 * @param held the one that completed more
 */
record Contradictions(Window lost, Window held) {

  /** Every pair of levels is looked at; 4 makes chance 1 in 15,000 for each. */
  private static final double SIGMAS = 4;

  /** In shares of what was offered. */
  private static final double MATERIAL = 0.05;

  /** Rates closer than this are the same rate. */
  private static final double SAME = 0.03;

  /**
   * The one at the lowest rate: what was held below it is not in doubt.
   *
   * @param above by how much the second's rate is above the first's at most, as a share of it
   */
  static Optional<Contradictions> of(
      Deficit deficit, GoodputNoise noise, ToDoubleBiFunction<Window, Window> above) {
    List<Window> all =
        Stream.concat(deficit.held().stream(), deficit.overloaded().stream()).toList();
    return all.stream()
        .filter(deficit::throughout)
        .sorted(Comparator.comparingDouble(Window::offered))
        .flatMap(lost -> all.stream().map(held -> new Contradictions(lost, held)))
        .filter(pair -> pair.differ(deficit, noise, above))
        .findFirst();
  }

  private boolean differ(
      Deficit deficit, GoodputNoise noise, ToDoubleBiFunction<Window, Window> above) {
    return above.applyAsDouble(lost, held) > -SAME
        && deficit.share(lost) - deficit.share(held) > MATERIAL
        && held.goodput() > (1 + MATERIAL) * lost.goodput()
        && noise.sigmas(lost, held) > SIGMAS;
  }

  /** What was seen, as a clause. */
  String said() {
    return String.format(
        Locale.ROOT,
        "%s completed %.0f/s of %.0f/s, and %s completed %.0f/s of %.0f/s",
        lost.phase(),
        lost.goodput(),
        lost.offered(),
        held.phase(),
        held.goodput(),
        held.offered());
  }
}
