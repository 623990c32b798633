package dev.headroom.accuracy;

import dev.headroom.collect.Recording;
import dev.headroom.fit.Fitter;
import dev.headroom.plan.Objective;
import dev.headroom.quantity.Estimate;
import dev.headroom.testing.VirtualRun;
import dev.headroom.testing.VirtualTarget;
import java.util.Arrays;

/**
 * How a run of at most 25 minutes is laid out: a ladder of levels over the whole range, a first
 * fit, windows around the rate that it finds, a second fit and windows around its rate, and one fit
 * of everything.
 *
 * <p>Levels as in the saturation notes, section 8, L0, in ascending order. A second run with the
 * seed of the first repeats it and goes on, because arrivals and service times are drawn one after
 * another.
 *
 * @param capacity what the levels are shares of, requests per second
 */
record Ladder(double capacity) {

  static final int LEVEL_SECONDS = 75;

  static final int SETTLE_SECONDS = 15;

  /** Of the capacity. */
  private static final double[] LEVELS = {0.05, 0.1, 0.2, 0.5, 0.6, 0.7, 0.8, 0.9, 1.1, 1.25, 1.5};

  /** Of the rate that the fit before finds; high and low in turn, so that a drift cancels. */
  private static final double[][] WINDOWS = {{0.98, 1.02, 0.94, 1.06}, {1, 0.96, 1.04, 1}};

  /** Of the capacity; above it nothing settles within a window. */
  private static final double HIGHEST_WINDOW = 0.98;

  /** Fits on the way are asked for a value only. */
  private static final int FEW_RESAMPLES = 40;

  /** What it all takes, seconds. */
  static int seconds() {
    int windows = Arrays.stream(WINDOWS).mapToInt(round -> round.length).sum();
    return (LEVELS.length + windows) * LEVEL_SECONDS;
  }

  /** The ladder alone. */
  Recording first(VirtualTarget target, long seed) {
    return levels().against(target, seed);
  }

  /** The ladder and the windows. */
  Recording both(VirtualTarget target, Objective objective, long seed) {
    VirtualRun run = levels();
    for (double[] round : WINDOWS) {
      Fitter quick = Fitter.withDefaults().withResamples(FEW_RESAMPLES);
      double around = around(quick.fit(run.against(target, seed), objective).sustainable().rate());
      double[] windows =
          Arrays.stream(round)
              .map(share -> Math.min(share * around, HIGHEST_WINDOW * capacity))
              .toArray();
      run = run.levels(LEVEL_SECONDS, SETTLE_SECONDS, windows);
    }
    return run.against(target, seed);
  }

  private double around(Estimate rate) {
    double found = rate.isBound() ? rate.low() : rate.value();
    return Math.max(LEVELS[0] * capacity, Math.min(found, capacity));
  }

  private VirtualRun levels() {
    double[] rates = Arrays.stream(LEVELS).map(share -> share * capacity).toArray();
    return new VirtualRun().levels(LEVEL_SECONDS, SETTLE_SECONDS, rates);
  }
}
