package dev.headroom.diagnose.internal;

import dev.headroom.diagnose.Answering;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Whether a cause's share rises with the offered rate, changes at a time, or does neither.
 *
 * <p>Three models of the share of failures p, compared by their binomial log-likelihood {@code Σ k
 * ln p + (n − k) ln(1 − p)}: one p for all seconds; p that does not fall as the rate rises
 * (isotonic regression, pooled adjacent violators); p that differs inside one stretch of time. A
 * model has to be better by {@value #PER_CHANGE} for each change of p that it has, which is the
 * Bayesian information criterion's ½ ln n with n at e²⁰ seconds, and so on the safe side for
 * failures that come in bursts. Where rate and time explain the same, the rate does: the load is
 * what was changed on purpose.
 *
 * <p>Sources: Barlow et al., Statistical Inference under Order Restrictions (1972), 1.2; Schwarz,
 * doi:10.1214/aos/1176344136.
 *
 * @param answering what the comparison says
 * @param floor the share at the lowest rates, where it rises; else the share of all
 * @param from the rate at which it leaves the floor, where it rises
 */
record LoadResponse(Answering answering, double floor, double from) {

  /**
   * One second.
   *
   * @param rate requests that were due
   * @param requests that ended
   * @param failures of them that failed for the cause
   */
  record Point(double rate, long requests, long failures) {}

  private static final double PER_CHANGE = 10;

  /** Fewer failures are explained by anything. */
  private static final long LEAST_FAILURES = 5;

  /** What is there at any rate is there in the slower half of the seconds. */
  private static final long LEAST_LOW = 3;

  /**
   * Rates closer than this are one rate: Poisson arrivals differ by as much from second to second.
   */
  private static final double LEAST_RANGE = 1.5;

  /** Stretches of time are looked for among so many equal parts; all pairs of them are tried. */
  private static final int PARTS = 60;

  /** Seconds of like rates are pooled into so many groups. */
  private static final int GROUPS = 20;

  /** By the seconds in the order of time. */
  static LoadResponse of(List<Point> seconds) {
    Block all = Block.of(seconds);
    List<Point> byRate = new ArrayList<>(seconds);
    byRate.sort(Comparator.comparingDouble(Point::rate));
    boolean narrow =
        seconds.size() < 2 || rate(byRate, 0.9) < LEAST_RANGE * Math.max(1, rate(byRate, 0.1));
    if (all.failures < LEAST_FAILURES) {
      return new LoadResponse(Answering.UNKNOWN, all.share(), 0);
    }
    List<Block> rising = rising(byRate);
    double byRates = narrow ? 0 : sum(rising) - all.likelihood() - PER_CHANGE * (rising.size() - 1);
    double byTime = stretch(seconds, all) - 2 * PER_CHANGE;
    if (byRates > 0 && byRates >= byTime) {
      return new LoadResponse(Answering.RISES, rising.get(0).share(), rising.get(1).lowest);
    }
    if (byTime > 0) {
      return new LoadResponse(Answering.STEPS, all.share(), 0);
    }
    boolean steady =
        !narrow && Block.of(byRate.subList(0, byRate.size() / 2)).failures >= LEAST_LOW;
    return new LoadResponse(steady ? Answering.STEADY : Answering.UNKNOWN, all.share(), 0);
  }

  private static double rate(List<Point> byRate, double quantile) {
    return byRate.get((int) (quantile * (byRate.size() - 1))).rate();
  }

  /** Groups of rates whose shares don't fall, nor rise without the likelihood to show for it. */
  private static List<Block> rising(List<Point> byRate) {
    List<Block> blocks = new ArrayList<>();
    int size = Math.max(1, (byRate.size() + GROUPS - 1) / GROUPS);
    for (int from = 0; from < byRate.size(); from += size) {
      blocks.add(Block.of(byRate.subList(from, Math.min(byRate.size(), from + size))));
    }
    boolean pooled = true;
    while (pooled) {
      pooled = false;
      for (int i = 1; i < blocks.size() && !pooled; i++) {
        Block joined = blocks.get(i - 1).with(blocks.get(i));
        double lost =
            blocks.get(i - 1).likelihood() + blocks.get(i).likelihood() - joined.likelihood();
        if (blocks.get(i - 1).share() >= blocks.get(i).share() || lost < PER_CHANGE) {
          blocks.set(i - 1, joined);
          blocks.remove(i);
          pooled = true;
        }
      }
    }
    return blocks;
  }

  private static double sum(List<Block> blocks) {
    return blocks.stream().mapToDouble(Block::likelihood).sum();
  }

  /** How much more likely it is with another share in the best stretch of time. */
  private static double stretch(List<Point> seconds, Block all) {
    int size = Math.max(1, (seconds.size() + PARTS - 1) / PARTS);
    double best = 0;
    for (int from = 0; from < seconds.size(); from += size) {
      Block inside = Block.of(List.of());
      for (int to = from; to < seconds.size(); to += size) {
        inside = inside.with(Block.of(seconds.subList(to, Math.min(seconds.size(), to + size))));
        double gain = inside.likelihood() + all.without(inside).likelihood() - all.likelihood();
        best = Math.max(best, gain);
      }
    }
    return best;
  }

  /** Seconds with one share. */
  private record Block(double lowest, long requests, long failures) {

    static Block of(List<Point> points) {
      long requests = 0;
      long failures = 0;
      double lowest = Double.POSITIVE_INFINITY;
      for (Point point : points) {
        requests += point.requests();
        failures += point.failures();
        lowest = Math.min(lowest, point.rate());
      }
      return new Block(lowest, requests, failures);
    }

    Block with(Block other) {
      return new Block(
          Math.min(lowest, other.lowest), requests + other.requests, failures + other.failures);
    }

    Block without(Block part) {
      return new Block(lowest, requests - part.requests, failures - part.failures);
    }

    double share() {
      return requests == 0 ? 0 : (double) failures / requests;
    }

    double likelihood() {
      return term(failures) + term(requests - failures);
    }

    private double term(long count) {
      return count == 0 ? 0 : count * Math.log((double) count / requests);
    }
  }
}
