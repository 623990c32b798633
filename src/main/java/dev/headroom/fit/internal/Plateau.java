package dev.headroom.fit.internal;

import dev.headroom.quantity.Estimate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.commons.math3.distribution.FDistribution;
import org.apache.commons.math3.stat.StatUtils;

/**
 * The capacity by counting completions during overload: while work waits, completions leave at the
 * rate C whatever is offered.
 *
 * <p>{@code C = mean of the seconds' counts ± t √(s²/n)}, relative standard error {@code c_s /
 * √(CT)} for service times with coefficient of variation c_s. Levels that don't agree aren't
 * averaged: the lowest is taken away until the rest do (F test). One taken away at a lower rate was
 * only partly saturated.
 *
 * <p>Where goodput collapses ({@link Collapse}) and a level below the overload completed more than
 * any in it, completions in overload aren't the capacity: it is at least what that level held, and
 * less than the lowest rate that was lost.
 *
 * @param rate the capacity
 * @param agreeing the levels it was counted in
 * @param rising whether levels below them were overloaded yet completed less
 * @param collapsing whether goodput falls again beyond its best
 * @param counted whether the rate was counted in overload, and not taken from what was held
 */
public record Plateau(
    Estimate rate, List<Window> agreeing, boolean rising, boolean collapsing, boolean counted) {

  /** Level of the test that levels differ: one false alarm in a hundred. */
  private static final double SIGNIFICANCE = 0.01;

  /** Levels closer than this agree for any purpose a count of instances has. */
  private static final double IMMATERIAL = 0.02;

  /** Levels closer than this share of their rate are one rate twice, and differ by chance. */
  private static final double LEAST_ADDED = 0.05;

  /**
   * The plateau of a recording's overloaded levels.
   *
   * @param deficit with at least one of them
   * @param collapse of its goodput
   */
  public static Plateau of(Deficit deficit, Collapse collapse, double confidence) {
    Plateau counted = counted(deficit.overloaded(), collapse.found(), confidence);
    Window best = collapse.peak().get(0);
    return collapse.found()
            && deficit.held().contains(best)
            && collapse.best() > counted.rate.high() * (1 + IMMATERIAL)
        ? held(collapse, deficit.overloaded().get(0).offered(), confidence)
        : counted;
  }

  private static Plateau held(Collapse collapse, double lost, double confidence) {
    Estimate best = sample(collapse.peak()).interval(confidence);
    double low = Math.min(best.low(), lost);
    Estimate rate = new Estimate(best.value(), low, Math.max(best.value(), lost), confidence);
    return new Plateau(rate, collapse.peak(), false, true, false);
  }

  private static Plateau counted(List<Window> overloaded, boolean collapsing, double confidence) {
    List<Window> agreeing = new ArrayList<>(overloaded);
    while (agreeing.size() > 1 && differ(agreeing)) {
      agreeing.remove(agreeing.stream().min(Comparator.comparingDouble(Window::goodput)).get());
    }
    double lowest = agreeing.get(0).offered();
    return new Plateau(
        sample(agreeing).interval(confidence),
        List.copyOf(agreeing),
        overloaded.stream().anyMatch(w -> w.offered() < lowest),
        collapsing,
        true);
  }

  /**
   * Whether goodput still followed the offered rate, so that what was lost isn't a sign of
   * saturation: it rose by more than half of what was added to the load.
   */
  public static boolean follows(Deficit deficit) {
    List<Window> all = deficit.overloaded();
    if (all.size() < 2) {
      return false;
    }
    Window first = all.get(0);
    Window last = all.get(all.size() - 1);
    double added = last.offered() - first.offered();
    double noise =
        Math.hypot(first.goodSample().standardError(), last.goodSample().standardError());
    return added > LEAST_ADDED * first.offered()
        && last.goodput() - first.goodput() - 2 * noise > added / 2;
  }

  static SampleMean sample(List<Window> windows) {
    double[] counts =
        windows.stream().flatMap(w -> w.seconds().stream()).mapToDouble(Counts::good).toArray();
    SampleMean plain = SampleMean.of(counts);
    double lagged = autocorrelation(windows, plain.mean());
    boolean related = lagged > 2 / Math.sqrt(counts.length);
    return related ? plain.inflated((1 + lagged) / (1 - lagged)) : plain;
  }

  /** Of neighbouring seconds within levels; below 0.9 so that the inflation stays finite. */
  private static double autocorrelation(List<Window> windows, double mean) {
    double products = 0;
    double squares = 0;
    for (Window window : windows) {
      List<Counts> seconds = window.seconds();
      for (int i = 0; i < seconds.size(); i++) {
        double here = seconds.get(i).good() - mean;
        squares += here * here;
        products += i == 0 ? 0 : here * (seconds.get(i - 1).good() - mean);
      }
    }
    return squares == 0 ? 0 : Math.min(0.9, products / squares);
  }

  private static boolean differ(List<Window> windows) {
    int groups = windows.size();
    int total = windows.stream().mapToInt(w -> w.seconds().size()).sum();
    double mean = windows.stream().mapToDouble(w -> w.total().good()).sum() / total;
    double least = windows.stream().mapToDouble(Window::goodput).min().getAsDouble();
    if (least > mean * (1 - IMMATERIAL)) {
      return false;
    }
    double between = 0;
    double within = 0;
    for (Window window : windows) {
      double[] good = window.seconds().stream().mapToDouble(Counts::good).toArray();
      double own = StatUtils.mean(good);
      between += good.length * (own - mean) * (own - mean);
      within += StatUtils.variance(good) * (good.length - 1);
    }
    double noise = Math.max(SampleMean.GRANULARITY, within / (total - groups));
    double f = between / (groups - 1) / noise;
    return new FDistribution(null, groups - 1, total - groups).cumulativeProbability(f)
        > 1 - SIGNIFICANCE;
  }
}
