package dev.headroom.collect;

import dev.headroom.quantity.Percentile;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.PackedHistogram;
import org.jspecify.annotations.Nullable;

/**
 * A distribution of latencies, 1 µs to 1 h with three significant digits.
 *
 * <p>Immutable. Percentiles of several seconds come from adding their histograms, never from
 * averaging percentiles.
 *
 * <p>Source: HdrHistogram, <a href="https://hdrhistogram.org">hdrhistogram.org</a>.
 */
public final class LatencyHistogram {

  /** No request at all. */
  public static final LatencyHistogram EMPTY = new LatencyHistogram(LatencyRange.histogram());

  private final Histogram histogram;

  /** Found once, when it is asked for; two threads find the same. */
  private volatile @Nullable Duration mean;

  LatencyHistogram(Histogram histogram) {
    this.histogram = histogram;
  }

  /** The distribution of these latencies, in microseconds; those out of range count at its ends. */
  public static LatencyHistogram ofMicros(long... micros) {
    Histogram histogram = LatencyRange.upTo(Arrays.stream(micros).max().orElse(1));
    for (long value : micros) {
      histogram.recordValue(LatencyRange.clamp(value));
    }
    return new LatencyHistogram(histogram);
  }

  /** An empty distribution to add to; it takes little room however wide its range. */
  public static Builder builder() {
    return new Builder();
  }

  /** Takes latencies one by one, once; not for several threads. */
  public static final class Builder {

    /** Packed: most of a second's cells are empty, and a recording has many seconds. */
    private final Histogram counts = new PackedHistogram(LatencyRange.SIGNIFICANT_DIGITS);

    private boolean built;

    private Builder() {}

    /**
     * Counts a latency in microseconds; those out of range count at its ends.
     *
     * @throws IllegalStateException after {@link #build}
     */
    public void add(long micros) {
      if (built) {
        throw new IllegalStateException("the distribution is built; begin another one");
      }
      counts.recordValue(LatencyRange.clamp(micros));
    }

    /** What was added; nothing can be added any more. */
    public LatencyHistogram build() {
      built = true;
      return new LatencyHistogram(counts);
    }
  }

  /** All of these together. */
  public static LatencyHistogram sum(Collection<LatencyHistogram> parts) {
    Histogram total = LatencyRange.histogram();
    parts.forEach(part -> total.add(part.histogram));
    return new LatencyHistogram(total);
  }

  /** How many requests it holds. */
  public long count() {
    return histogram.getTotalCount();
  }

  /** How many of them took longer than this. */
  public long countAbove(Duration bound) {
    long micros = LatencyRange.clamp(bound.toNanos() / 1000);
    long below = histogram.getCountBetweenValues(0, micros);
    return count() - below;
  }

  /** The latency that this share of requests does not exceed; zero when it holds none. */
  public Duration at(Percentile percentile) {
    return micros(histogram.getValueAtPercentile(percentile.percent()));
  }

  /** The mean; zero when it holds none. */
  public Duration mean() {
    Duration known = mean;
    if (known == null) {
      known = Duration.ofNanos(Math.round(histogram.getMean() * 1000));
      mean = known;
    }
    return known;
  }

  /** The largest; zero when it holds none. */
  public Duration max() {
    return micros(histogram.getMaxValue());
  }

  /** A copy in the library's own type, for the log. */
  Histogram copy() {
    return histogram.copy();
  }

  private static Duration micros(long value) {
    return Duration.ofNanos(value * 1000);
  }
}
