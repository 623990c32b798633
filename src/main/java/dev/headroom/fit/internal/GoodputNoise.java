package dev.headroom.fit.internal;

import java.util.List;

/**
 * How much the goodput of windows differs by chance.
 *
 * <p>{@code z = (G_b − G_a) / √(I (G_a/T_a + G_b/T_b))} with the index of dispersion I (variance of
 * a second's good count ÷ its mean), pooled within the halves of the windows, so that what changed
 * half-way isn't taken for noise, and never below that of Poisson counts nor below c² of the
 * service times ({@link ServiceSpread}), which a few seconds can't tell.
 *
 * <p>Source: Cox and Lewis, The statistical analysis of series of events (1966), section 4.5.
 *
 * @param dispersion I
 */
record GoodputNoise(double dispersion) {

  static GoodputNoise of(List<Window> windows, double spread) {
    double squares = 0;
    double expected = 0;
    for (Window window : windows) {
      int middle = window.seconds().size() / 2;
      for (Window half : List.of(part(window, 0, middle), rest(window, middle))) {
        int freedom = half.seconds().size() - 1;
        if (freedom > 0) {
          squares += half.goodSample().variance() * freedom;
          expected += half.goodput() * freedom;
        }
      }
    }
    return new GoodputNoise(Math.max(Math.max(1, spread), expected == 0 ? 1 : squares / expected));
  }

  /** How many standard errors the second's goodput is above the first's. */
  double sigmas(Window first, Window second) {
    return (second.goodput() - first.goodput()) / error(first, second);
  }

  /** Standard error of the difference, requests per second. */
  double error(Window first, Window second) {
    return Math.sqrt(dispersion * (variance(first) + variance(second)));
  }

  private static double variance(Window window) {
    return Math.max(SampleMean.GRANULARITY, window.goodput()) / window.seconds().size();
  }

  static Window part(Window window, int from, int to) {
    return new Window(window.phase(), window.seconds().subList(from, to));
  }

  static Window rest(Window window, int from) {
    return part(window, from, window.seconds().size());
  }
}
