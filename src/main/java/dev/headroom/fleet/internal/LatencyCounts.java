package dev.headroom.fleet.internal;

import java.util.Arrays;

/**
 * Counts of latencies in classes of 1/128 of an octave: at most 0.8 % wide, whatever the latency,
 * and as large after a day as after a second. A quantile is read along a straight line within its
 * class.
 *
 * <p>The class is the exponent and the first seven bits of the fraction of the {@code double}.
 */
final class LatencyCounts {

  private static final int SHIFT = 52 - 7;

  /** 2⁻²⁰ s, about a microsecond; what is shorter counts as that. */
  private static final long FIRST = Double.doubleToRawLongBits(0x1p-20) >>> SHIFT;

  /** Up to 2¹⁷ s, a day and a half; what is longer counts as that. */
  private static final int CLASSES = 37 << 7;

  private final long[] counts = new long[CLASSES];
  private long total;
  private double sum;

  void add(double seconds) {
    int index = (int) ((Double.doubleToRawLongBits(seconds) >>> SHIFT) - FIRST);
    counts[Math.max(0, Math.min(CLASSES - 1, index))]++;
    total++;
    sum += seconds;
  }

  void add(LatencyCounts other) {
    for (int i = 0; i < CLASSES; i++) {
      counts[i] += other.counts[i];
    }
    total += other.total;
    sum += other.sum;
  }

  void clear() {
    Arrays.fill(counts, 0);
    total = 0;
    sum = 0;
  }

  long total() {
    return total;
  }

  /** NaN of none. */
  double mean() {
    return sum / total;
  }

  /** The latency that this share stays within; NaN of none. */
  double quantile(double share) {
    double rank = share * total;
    long below = 0;
    for (int i = 0; i < CLASSES; i++) {
      if (counts[i] > 0 && below + counts[i] >= rank) {
        double low = bound(i);
        return low + (bound(i + 1) - low) * (rank - below) / counts[i];
      }
      below += counts[i];
    }
    return Double.NaN;
  }

  private static double bound(int index) {
    return Double.longBitsToDouble((FIRST + index) << SHIFT);
  }
}
