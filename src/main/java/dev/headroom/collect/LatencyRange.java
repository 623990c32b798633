package dev.headroom.collect;

import org.HdrHistogram.Histogram;

/** The range and precision that all histograms of a run share, so that they can be added. */
final class LatencyRange {

  /** One hour in microseconds: longer than any timeout a plan may set. */
  private static final long HIGHEST_MICROS = 3_600_000_000L;

  /** HdrHistogram's usual choice: values are kept to 0.1 %. */
  static final int SIGNIFICANT_DIGITS = 3;

  private LatencyRange() {}

  static Histogram histogram() {
    Histogram histogram = new Histogram(HIGHEST_MICROS, SIGNIFICANT_DIGITS);
    histogram.setAutoResize(false);
    return histogram;
  }

  /** With room for values up to this only, which takes less of it. */
  static Histogram upTo(long micros) {
    return new Histogram(Math.max(2, clamp(micros)), SIGNIFICANT_DIGITS);
  }

  static long clamp(long micros) {
    return Math.max(1, Math.min(HIGHEST_MICROS, micros));
  }
}
