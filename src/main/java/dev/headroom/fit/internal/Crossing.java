package dev.headroom.fit.internal;

import java.util.List;

/**
 * The offered rate at which a share of bad requests passes what is allowed.
 *
 * <p>Isotonic regression of the share over the levels, then a straight line between the last level
 * within the bound and the first beyond it, in the logit of the share: the tail of waiting is
 * {@code exp(−2(C − λ)t / (c_a² + c_s²))}, so that the logarithm of the share is straight in λ
 * below C. A share is {@code (x + ½)/(n + 1)}, so that no bad request in n isn't taken for never.
 * Beyond the capacity the share says nothing about a steady state: the upper level counts as at C.
 *
 * @param rate where it crosses; 0 when the lowest level is beyond the bound, infinite when none is
 * @param below the highest level within the bound before the first beyond; 0 when there is none
 * @param above the first level beyond, at most the capacity; infinite when there is none
 */
record Crossing(double rate, double below, double above) {

  static Crossing of(List<Window> windows, Tally tally, double capacity) {
    double[] shares = new double[windows.size()];
    double[] weights = new double[windows.size()];
    for (int i = 0; i < shares.length; i++) {
      Counts total = windows.get(i).total();
      weights[i] = Math.max(1, tally.all().applyAsDouble(total));
      shares[i] = tally.bad().applyAsDouble(total) / weights[i];
    }
    double[] fitted = Isotonic.fit(shares, weights);
    int first = 0;
    while (first < fitted.length && fitted[first] <= tally.allowed()) {
      first++;
    }
    if (first == fitted.length) {
      double highest = windows.get(first - 1).offered();
      return new Crossing(Double.POSITIVE_INFINITY, highest, Double.POSITIVE_INFINITY);
    }
    double above = windows.get(first).offered();
    if (first == 0) {
      return new Crossing(0, 0, above);
    }
    double below = windows.get(first - 1).offered();
    double end = Math.max(below, Math.min(above, capacity));
    double low = logit(fitted[first - 1], weights[first - 1]);
    double high = logit(fitted[first], weights[first]);
    double bound = Math.log(tally.allowed() / (1 - tally.allowed()));
    double along = high <= low ? 0 : Math.max(0, Math.min(1, (bound - low) / (high - low)));
    return new Crossing(below + along * (end - below), below, end);
  }

  private static double logit(double share, double requests) {
    double p = (share * requests + 0.5) / (requests + 1);
    return Math.log(p / (1 - p));
  }
}
