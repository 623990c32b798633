package dev.headroom.fit.internal;

import java.util.ArrayList;
import java.util.List;

/**
 * The levels as rows of the regression.
 *
 * <p>Errors come from the spread of the seconds about their level's mean, pooled over levels as an
 * index of dispersion (variance of a second's count ÷ its mean): three or four seconds alone would
 * make weights that are noise themselves. Below overload what spreads is the difference between
 * offered and good, beyond it the good count.
 */
record LevelData(List<Row> rows) {

  LevelData {
    rows = List.copyOf(rows);
  }

  /** Offered rate, goodput and its standard error, all in requests per second. */
  record Row(double offered, double goodput, double error) {}

  static LevelData of(Deficit deficit) {
    double held = dispersion(deficit.held(), true);
    double overloaded = dispersion(deficit.overloaded(), false);
    List<Row> rows = new ArrayList<>();
    deficit.held().forEach(window -> rows.add(row(window, held)));
    deficit.overloaded().forEach(window -> rows.add(row(window, overloaded)));
    return new LevelData(rows);
  }

  int size() {
    return rows.size();
  }

  /** All levels but one. */
  LevelData without(int left) {
    List<Row> rest = new ArrayList<>(rows);
    rest.remove(left);
    return new LevelData(rest);
  }

  private static Row row(Window window, double dispersion) {
    double variance = Math.max(SampleMean.GRANULARITY, dispersion * window.goodput());
    double error = Math.sqrt(variance / window.seconds().size());
    return new Row(window.offered(), window.goodput(), error);
  }

  /** Variance of a second's completions in overload, divided by their mean. */
  static double overloadDispersion(List<Window> overloaded) {
    return dispersion(overloaded, false);
  }

  private static double dispersion(List<Window> windows, boolean againstOffered) {
    double squares = 0;
    double expected = 0;
    for (Window window : windows) {
      double[] values =
          window.seconds().stream()
              .mapToDouble(s -> againstOffered ? s.offered() - s.good() : s.good())
              .toArray();
      SampleMean mean = SampleMean.of(values);
      squares += mean.variance() * (values.length - 1);
      expected += window.goodput() * (values.length - 1);
    }
    return expected == 0 ? 0 : squares / expected;
  }
}
