package dev.headroom.fit.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * A block bootstrap: each level's seconds are drawn anew in circular blocks, and the whole estimate
 * is made again from them.
 *
 * <p>Blocks of {@code max(T^(1/3), T/6)} seconds keep neighbouring seconds together. The percentile
 * interval of few blocks is too narrow; its ends are moved out by {@code √(m/(m−1)) t/z} for m
 * blocks.
 *
 * <p>Sources: Politis and Romano (1992), circular blocks; Hall, Horowitz and Jing (1995), their
 * length; saturation notes, section 5.5, the widening.
 *
 * @param seed of the draws
 * @param draws how many
 */
public record Resampling(long seed, int draws) {

  /** Long levels are cut into so many blocks: a queue near its limit is slow to forget. */
  private static final int BLOCKS = 6;

  /** The two ends that hold the middle share of the refits, finite ones as they are. */
  double[] ends(List<Window> windows, double level, ToDoubleFunction<List<Window>> estimate) {
    return ends(
        each(windows, estimate::applyAsDouble).stream().mapToDouble(r -> r).toArray(), level);
  }

  /**
   * An estimate from every draw, in the order of the draws; both processors share them, and the
   * answer is the same as one after another.
   */
  <T> List<T> each(List<Window> windows, Function<List<Window>, T> estimate) {
    SplittableRandom random = new SplittableRandom(seed);
    List<SplittableRandom> own = Stream.generate(random::split).limit(draws).toList();
    return own.parallelStream().map(r -> estimate.apply(draw(windows, r))).toList();
  }

  /** The two ends that hold the middle share of these. */
  static double[] ends(double[] refits, double level) {
    int draws = refits.length;
    Arrays.sort(refits);
    double tail = (1 - level) / 2;
    return new double[] {
      refits[(int) Math.floor(tail * (draws - 1))],
      refits[(int) Math.ceil((1 - tail) * (draws - 1))]
    };
  }

  /** By how much the distance of an end from the estimate grows. */
  static double widening(List<Window> windows, double level) {
    int seconds =
        windows.stream().mapToInt(w -> w.seconds().size()).sorted().toArray()[windows.size() / 2];
    return widening(blocks(seconds), level);
  }

  /** How many blocks a level has. */
  static double blocks(int seconds) {
    return Math.ceil((double) seconds / blockLength(seconds));
  }

  /** The same where so many blocks decide. */
  static double widening(double deciding, double level) {
    double blocks = Math.max(2, deciding);
    double t = SampleMean.quantile((int) blocks - 1, level);
    double z = SampleMean.quantile(10_000, level);
    return Math.sqrt(blocks / (blocks - 1)) * Math.min(MOST_T_OVER_Z, t / z);
  }

  /** Five blocks' worth; with fewer the neighbouring levels bound the interval anyway. */
  private static final double MOST_T_OVER_Z = 1.42;

  private static List<Window> draw(List<Window> windows, SplittableRandom random) {
    List<Window> drawn = new ArrayList<>(windows.size());
    for (Window window : windows) {
      drawn.add(new Window(window.phase(), draw(window, random)));
    }
    return drawn;
  }

  private static List<Counts> draw(Window window, SplittableRandom random) {
    List<Counts> seconds = window.seconds();
    int length = blockLength(seconds.size());
    List<Counts> drawn = new ArrayList<>(seconds.size());
    while (drawn.size() < seconds.size()) {
      int start = random.nextInt(seconds.size());
      for (int i = 0; i < length && drawn.size() < seconds.size(); i++) {
        drawn.add(seconds.get((start + i) % seconds.size()));
      }
    }
    return drawn;
  }

  static int blockLength(int seconds) {
    return Math.max(1, Math.max((int) Math.round(Math.cbrt(seconds)), seconds / BLOCKS));
  }
}
